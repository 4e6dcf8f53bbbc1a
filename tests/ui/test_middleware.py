"""The two switches: language and senior edition, by link and by cookie, on public pages only."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.test import RequestFactory
from django.utils import translation
from django.utils.cache import get_conditional_response, set_response_etag

from gongkai.ui.context import page
from gongkai.ui.middleware import EditionMiddleware, LanguageMiddleware

HTML = '<html lang="zh-Hans"><p>政务公开</p><input value="书">'


def ask(
    path="/", view=lambda request: HttpResponse(HTML), cookies=None, middleware=LanguageMiddleware, **headers
):
    request = RequestFactory().get(path, **headers)
    request.COOKIES.update(cookies or {})
    return middleware(view)(request)


def language_seen(request):
    return HttpResponse(f"{request.language.code} {translation.get_language()}")


def test_a_public_page_is_simplified_unless_asked_otherwise():
    response = ask()
    assert response.content.decode() == HTML
    assert (response["Content-Language"], response["Vary"]) == ("zh-Hans", "Cookie")
    assert not response.cookies


def test_the_parameter_folds_the_page_and_is_remembered():
    response = ask("/?lang=zh-hant")
    assert response.content.decode() == '<html lang="zh-Hant"><p>政務公開</p><input value="书">'
    assert response["Content-Language"] == "zh-Hant"
    assert response.cookies["gk_lang"].value == "zh-hant"


def test_the_cookie_does_what_the_parameter_did():
    assert "政務公開" in ask(cookies={"gk_lang": "zh-hant"}).content.decode()
    assert ask(view=language_seen, cookies={"gk_lang": "en"}).content == b"en en"


def test_the_parameter_outweighs_the_cookie_and_nonsense_is_ignored():
    assert ask("/?lang=zh-hans", cookies={"gk_lang": "zh-hant"}).content.decode() == HTML
    response = ask("/?lang=fr", cookies={"gk_lang": "klingon"})
    assert (response.content.decode(), dict(response.cookies)) == (HTML, {})


def test_the_language_of_one_request_does_not_reach_the_next():
    before = translation.get_language()
    ask("/?lang=en", language_seen)
    assert translation.get_language() == before


def test_staff_pages_stay_simplified_and_leave_no_cookie():
    for path in ("/desk/?lang=zh-hant", "/accounts/login/?lang=en"):
        response = ask(path, cookies={"gk_lang": "zh-hant"})
        assert (response.content.decode(), dict(response.cookies)) == (HTML, {})


def test_data_and_files_are_never_folded():
    data = {"title": "政务公开"}
    assert ask("/?lang=zh-hant", lambda request: JsonResponse(data)).content == JsonResponse(data).content
    text = ask(
        "/?lang=zh-hant", lambda request: HttpResponse("政务", content_type="text/plain; charset=utf-8")
    )
    assert text.content.decode() == "政务"


def test_the_length_follows_the_folded_page():
    def view(request):
        return HttpResponse("<p>𠀀 干部</p>", headers={"Content-Length": "1"})

    response = ask("/?lang=zh-hant", view)
    assert response["Content-Length"] == str(len(response.content))


def conditional(request):
    response = set_response_etag(HttpResponse(HTML))
    return get_conditional_response(request, etag=response["ETag"], response=response)


def test_an_etag_of_one_language_does_not_answer_for_another():
    plain = ask(view=conditional)["ETag"]
    folded = ask("/?lang=zh-hant", conditional)["ETag"]
    assert folded == plain[:-1] + '~zh-hant"'
    assert ask("/?lang=zh-hant", conditional, HTTP_IF_NONE_MATCH=folded).status_code == 304
    assert ask("/?lang=zh-hant", conditional, HTTP_IF_NONE_MATCH=plain).status_code == 200
    assert ask(view=conditional, HTTP_IF_NONE_MATCH=folded).status_code == 200
    assert ask(view=conditional, HTTP_IF_NONE_MATCH=plain).status_code == 304


def test_both_switches_together_mark_and_unmark_the_etag():
    def both(view):
        return LanguageMiddleware(EditionMiddleware(view))

    chosen = {"gk_lang": "zh-hant", "edition": "senior"}
    etag = ask(view=conditional, cookies=chosen, middleware=both)["ETag"]
    assert etag.endswith('~senior~zh-hant"')
    again = ask(view=conditional, cookies=chosen, middleware=both, HTTP_IF_NONE_MATCH=f'"old", {etag}')
    assert again.status_code == 304


def senior_seen(request):
    return HttpResponse(str(request.senior))


def test_the_senior_edition_is_chosen_by_link_and_kept_by_cookie():
    chosen = ask("/?edition=senior", senior_seen, middleware=EditionMiddleware)
    assert (chosen.content, chosen.cookies["edition"].value) == (b"True", "senior")
    assert ask("/", senior_seen, {"edition": "senior"}, EditionMiddleware).content == b"True"
    back = ask("/?edition=standard", senior_seen, {"edition": "senior"}, EditionMiddleware)
    assert (back.content, back.cookies["edition"].value) == (b"False", "standard")


def test_the_workbench_has_no_senior_edition():
    response = ask("/desk/?edition=senior", senior_seen, {"edition": "senior"}, EditionMiddleware)
    assert (response.content, dict(response.cookies)) == (b"False", {})


def test_the_links_keep_the_reader_where_they_are():
    request = RequestFactory().get("/library/?q=电梯&lang=en")
    LanguageMiddleware(lambda each: HttpResponse())(request)
    request.senior = True
    seen = page(request)
    assert (seen["senior"], seen["language"], seen["html_lang"]) == (True, "en", "en")
    assert seen["edition_url"] == "?q=%E7%94%B5%E6%A2%AF&edition=standard"
    assert [each["url"] for each in seen["language_links"]] == [
        f"?q=%E7%94%B5%E6%A2%AF&lang={code}" for code in ("zh-hans", "zh-hant", "en")
    ]
