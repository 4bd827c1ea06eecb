from ajna_desktop.store.curating.export_numbers import ExportNumbers, Named
from ajna_desktop.store.database import Database


def test_that_a_name_keeps_its_number_and_new_ones_get_others(tmp_path):
    database = Database(tmp_path / "labels.ajna")
    numbers = ExportNumbers(database)
    first = numbers.numbers(Named.GROUP, ["ana", "bia", "ana"])
    database.close()

    database = Database(tmp_path / "labels.ajna")
    again = ExportNumbers(database).numbers(Named.GROUP, ["bia", "caio", "ana"])
    other_kind = ExportNumbers(database).numbers(Named.SCAN, ["ana"])
    database.close()

    assert sorted(first.values()) == [1, 2]
    assert again == {**first, "caio": 3}
    assert other_kind == {"ana": 1}


def test_that_numbers_do_not_follow_the_alphabet(tmp_path):
    database = Database(tmp_path / "labels.ajna")
    names = [f"patient {number:03d}" for number in range(50)]
    found = ExportNumbers(database).numbers(Named.GROUP, names)
    database.close()
    assert sorted(found.values()) == list(range(1, 51))
    assert [found[name] for name in names] != list(range(1, 51))


def test_that_the_secret_stays_the_same_and_each_store_has_its_own(tmp_path):
    secrets = set()
    for name in ("one", "one", "two"):
        database = Database(tmp_path / f"{name}.ajna")
        secrets.add(ExportNumbers(database).secret())
        database.close()
    assert len(secrets) == 2
    assert all(len(secret) == 32 for secret in secrets)
