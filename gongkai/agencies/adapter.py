"""Accounts are made by the system administrator; nobody signs up."""

from allauth.account.adapter import DefaultAccountAdapter


class StaffAccounts(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "用户名或者密码不对。连续输错5次，账号锁定15分钟",
        "too_many_login_attempts": "输错次数太多，账号锁定15分钟，之后再试；忘记密码找本单位系统管理员",
    }

    def is_open_for_signup(self, request) -> bool:
        return False
