"""gongkai report derive: the report's cells as the records give them."""

from __future__ import annotations

import importlib
import json

import click

from gongkai.config.commands.sentences import Refused, SentenceCommand
from gongkai.config.django_setup import NotConfigured, start
from gongkai.law.report_forms import FORMS, NoFormForYear, form_of_year


@click.command(cls=SentenceCommand)
@click.option("--agency", "code", required=True, help="单位代码，例如zjj")
@click.option("--year", type=int, required=True, help="年度")
@click.option("--json", "as_json", is_flag=True, help="只输出一个JSON")
def derive(code: str, year: int, as_json: bool) -> None:
    """由办件得出一个单位一年的报告数字，地址和report read相同。没有填报的是null，不是0。"""
    try:
        form = form_of_year(year)
        start()
    except (NoFormForYear, NotConfigured) as refused:
        raise Refused(str(refused)) from refused
    # what follows reads models, so it is imported once Django runs
    derivation = importlib.import_module("gongkai.annual_report.derivation")
    agency = importlib.import_module("gongkai.agencies.models").Agency.objects.filter(code=code).first()
    if agency is None:
        raise Refused(f"没有代码是“{code}”的单位。")
    cells = derivation.derived_cells(agency, year)
    if as_json:
        content = {"agency": agency.name, "year": year, "form": form.key, "cells": cells}
        click.echo(json.dumps(content, ensure_ascii=False))
        return
    click.echo(f"{agency.name}{year}年度")
    for address, value in cells.items():
        if value != 0:
            label = FORMS[form.key].label(address)
            click.echo(f"{address}  {label}  {'没有填报' if value is None else value}")
