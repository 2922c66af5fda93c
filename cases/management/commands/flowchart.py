"""Prints a route's flowchart as the program has it: for a policy, a wiki or a check by another program."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cases.flowcharts import as_svg, flowchart
from cases.words import Route


class Command(BaseCommand):
    help = "Print a flowchart, read off the program, as JSON, Mermaid or SVG."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("route", choices=[route.value for route in Route.appendices()])
        parser.add_argument("--format", choices=["json", "mermaid", "svg"], default="json")

    def handle(self, *args: Any, **options: Any) -> None:
        chart = flowchart(options["route"])
        if options["format"] == "json":
            printed = json.dumps(chart.as_json(), indent=2, ensure_ascii=False)
        elif options["format"] == "mermaid":
            printed = chart.as_mermaid()
        else:
            printed = as_svg(chart, self_contained=True)
        self.stdout.write(printed)
