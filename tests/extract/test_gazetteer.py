"""The gazetteer: its data, look-up, and users' own lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.extract.gazetteer import Gazetteer, read_entries
from kg.extract.gazetteer.index import PACKAGED

LISTS = sorted((PACKAGED.parent / "lists").glob("*.csv"))
ENTRIES = [entry for path in LISTS for entry in read_entries(path)]
TYPES = {
    "State", "Territory", "Settlement", "Facility", "Organization", "Government", "ArmedForces", "ArmedGroup",
    "IntergovernmentalOrganization", "MediaOutlet", "PoliticalParty", "Company", "EthnicGroup", "Agreement", "Conflict",
}  # fmt: skip


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def test_the_lists_are_large_enough() -> None:
    assert len(ENTRIES) > 1900
    assert sum(entry.type == "State" for entry in ENTRIES) > 195
    assert PACKAGED.stat().st_size < 5_000_000


def test_keys_are_unique() -> None:
    keys = [entry.key for entry in ENTRIES]
    assert sorted(keys) == sorted(set(keys))


def test_types_are_terms_of_the_ontology() -> None:
    assert {entry.type for entry in ENTRIES} <= TYPES


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_the_packaged_file_is_built_from_the_lists(path: Path, gazetteer: Gazetteer) -> None:
    for entry in read_entries(path):
        packaged = gazetteer.get(entry.key)
        assert packaged is not None, entry.key
        assert (packaged.name, packaged.type, packaged.aliases) == (entry.name, entry.type, entry.aliases)


def test_owners_exist(gazetteer: Gazetteer) -> None:
    assert [entry.key for entry in ENTRIES if entry.of and gazetteer.get(entry.of) is None] == []


def test_capitals_lead_to_their_states(gazetteer: Gazetteer) -> None:
    for state in ENTRIES:
        if state.type == "State" and state.capital and state.iso:
            cities = [city for city in gazetteer.named(state.capital) if city.capital_of == state.key]
            assert cities, state.name
            assert cities[0].lat is not None, state.name
            assert cities[0].geonames, state.name


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Azeri", "state/azerbaijan"),
        ("Shushi", "place/shusha"),
        ("Xankəndi", "place/stepanakert"),
        ("Côte d’Ivoire", "state/ivory-coast"),
        ("U.N. Security Council", "org/united-nations-security-council"),
        ("UNSC", "org/united-nations-security-council"),
        ("al-Qaeda", "org/al-qaida"),
        ("Al Qaeda", "org/al-qaida"),
        ("KREMLIN", "state/russia"),
        ("Kelbajar", "place/kalbajar"),
        ("Donbass", "territory/donbas"),
        ("ISIS", "org/islamic-state"),
    ],
)
def test_first_reading(words: str, key: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.readings(words)[0].entry.key == key


@pytest.mark.parametrize("words", ["us", "who", "it", "Xyzzy", ""])
def test_no_reading(words: str, gazetteer: Gazetteer) -> None:
    assert gazetteer.readings(words) == ()


def test_azeri_is_not_a_town_in_estonia(gazetteer: Gazetteer) -> None:
    assert {reading.entry.iso for reading in gazetteer.readings("Azeri")} == {"AZ"}


def test_links_out(gazetteer: Gazetteer) -> None:
    mosul = gazetteer.named("Mosul")[0]
    assert (mosul.geonames, mosul.of) == ("99072", "state/iraq")
    state = gazetteer.get("state/armenia")
    assert state is not None
    assert (state.iso, state.wikidata) == ("AM", "Q399")


def test_own_csv_comes_first(tmp_path: Path) -> None:
    own = tmp_path / "own.csv"
    own.write_text("name,type,aliases\nBlue Helmets of Mars,ArmedGroup,BHM|Mosul\n", encoding="utf-8")
    gazetteer = Gazetteer.load([own])
    assert gazetteer.readings("Mosul")[0].entry.name == "Blue Helmets of Mars"
    assert gazetteer.named("BHM")[0].key == "org/blue-helmets-of-mars"


def test_own_toml(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        '[[entry]]\nkey = "place/zz"\nname = "Zzyzx"\ntype = "Settlement"\naliases = ["Zyx"]\nlat = 1.5\nlon = 2.5\n',
        encoding="utf-8",
    )
    entry = Gazetteer.load([own]).named("Zyx")[0]
    assert (entry.key, entry.lat, entry.lon) == ("place/zz", 1.5, 2.5)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", "name,kind\nX,State\n", "unknown column 'kind'"),
        ("a.csv", "name,type\n,State\n", "no name"),
        ("a.csv", "name,type,lat\nX,Settlement,north\n", "entry 1"),
        ("a.csv", "name,type\nX,Settlement,surplus\n", "more cells"),
        ("a.toml", "entry = [", "cannot be read"),
        ("missing.csv", None, "cannot be read"),
    ],
)
def test_a_wrong_list_is_told_in_one_line(tmp_path: Path, name: str, content: str | None, told: str) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        Gazetteer.load([path])
    assert told in str(caught.value)
    assert name in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_dump_loads_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = tmp_path / "gazetteer.bin"
    stored.write_bytes(Gazetteer(ENTRIES).dump())
    monkeypatch.setattr("kg.extract.gazetteer.index.PACKAGED", stored)
    again = Gazetteer.load()
    assert [again.get(entry.key) for entry in ENTRIES] == ENTRIES
    assert Gazetteer(ENTRIES).dump() == stored.read_bytes()
