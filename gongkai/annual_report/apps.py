from django.apps import AppConfig


class AnnualReportApp(AppConfig):
    name = "gongkai.annual_report"
    verbose_name = "年度报告"

    def ready(self) -> None:
        from gongkai.annual_report.entries import entries  # models are ready only now
        from gongkai.search import sources

        sources.register("report", entries)
