"""The story and the company that come with holdgame."""

from __future__ import annotations

from pathlib import Path

from holdgame.company.catalogue import Catalogue
from holdgame.company.companies import find_company
from holdgame.company.company_file import load_company
from holdgame.engine.world import World
from holdgame.play.folders import shipped
from holdgame.story.loader import load_story

STORY = shipped("stories") / "refund-abroad" / "story.yaml"


def company_file() -> Path:
    return find_company("meridian")


def shipped_world() -> World:
    """The refund under Meridian's rules, loaded anew."""
    catalogue = Catalogue.load()
    return World(load_story(STORY, tuple(catalogue)), load_company(company_file(), catalogue))
