"""The baseline of every page: a view that answers with so many characters and does nothing else."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def bare(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse("x" * size)


urlpatterns = [path("bare/<int:size>/", bare)]
