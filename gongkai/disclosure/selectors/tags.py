"""Values of the page tags of government pages (国办发〔2017〕47号, annex); the names are in law.page_tags."""

from __future__ import annotations

from django.utils import timezone

from gongkai.agencies.models import Installation
from gongkai.disclosure.entries import address_of
from gongkai.disclosure.models import Column, Publication
from gongkai.law.page_tags import PUB_DATE_FORMAT, Level, tags_of

Tags = list[tuple[str, str]]


def site_tags(site: Installation) -> Tags:
    return _chosen("site", _site(site))


def column_tags(column: Column, site: Installation) -> Tags:
    return _chosen("column", _site(site) | _column(column))


def meta_tags(publication: Publication, site: Installation) -> Tags:
    """Name and value of every tag the page of a publication carries, in the order of the annex."""
    article = {
        "ArticleTitle": publication.title,
        "PubDate": timezone.localtime(publication.published_at).strftime(PUB_DATE_FORMAT),
        "ContentSource": publication.source,
        "Keywords": publication.keywords,
        "Author": publication.editor,
        "Description": publication.summary,
        "Url": f"https://{site.domain}{address_of(publication)}",
    }
    return _chosen("article", _site(site) | _column(publication.column) | article)


def _site(site: Installation) -> dict[str, str]:
    return {"SiteName": site.name, "SiteDomain": site.domain, "SiteIDCode": site.id_code}


def _column(column: Column) -> dict[str, str]:
    return {
        "ColumnName": column.name,
        "ColumnDescription": column.description,
        "ColumnKeywords": column.keywords,
        "ColumnType": column.column_type,
    }


def _chosen(level: Level, values: dict[str, str]) -> Tags:
    """One tag holds one value; an empty optional one is left out."""
    return [(tag.name, values[tag.name]) for tag in tags_of(level) if values.get(tag.name)]
