"""Settings come from the place that is nearest to the person, and a key never goes to a server from another place."""

import os
from pathlib import Path

import pytest

from writer.drafters import choose
from writer.errors import SettingsError
from writer.settings import NAMES, OPENAI, Settings, env_example, user_file, variables

ROOT = Path(__file__).parent.parent
KEY = "sk-test-1234"


def write_user_file(text: str) -> None:
    user_file().parent.mkdir(parents=True)
    user_file().write_text(text, encoding="utf-8")


def pair() -> tuple[str | None, str | None]:
    kept = Settings.load()
    return kept.base_url, kept.api_key.get_secret_value() if kept.api_key else None


def test_without_any_settings_no_model_is_asked() -> None:
    kept = Settings.load()

    assert not kept.asks_a_model
    assert kept.origins == {}


def test_an_option_beats_the_environment_beats_the_folder_beats_the_users_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write_user_file('model = "d"\ndrafts = 4\nattempts = 4\ntone = "formal"\n')
    Path(".env").write_text("CONNOTE_MODEL=c\nCONNOTE_DRAFTS=5\nCONNOTE_ATTEMPTS=5\n")
    monkeypatch.setenv("CONNOTE_MODEL", "b")
    monkeypatch.setenv("CONNOTE_DRAFTS", "6")

    kept = Settings.load(model="a", base_url=None)

    assert (kept.model, kept.drafts, kept.attempts, kept.tone) == ("a", 6, 5, "formal")
    assert kept.origins == {
        "model": "an option",
        "drafts": "the environment",
        "attempts": ".env in this folder",
        "tone": str(user_file()),
    }


def test_a_byte_order_mark_is_no_part_of_a_file() -> None:
    write_user_file('\ufeffmodel = "d"\n')
    Path(".env").write_text("\ufeffCONNOTE_DRAFTS=5\n", encoding="utf-8")

    kept = Settings.load()

    assert (kept.model, kept.drafts) == ("d", 5)


def test_a_base_url_in_a_folder_never_gets_the_users_key() -> None:
    write_user_file(f'api_key = "{KEY}"\n')
    Path(".env").write_text("CONNOTE_BASE_URL=https://elsewhere.example/v1\n")

    assert pair() == ("https://elsewhere.example/v1", None)


def test_it_is_said_where_a_server_stands_that_is_passed_over_for_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("CONNOTE_BASE_URL=http://127.0.0.1:9/v1\n", encoding="utf-8")
    assert Settings.load().server_passed_over == ""
    monkeypatch.setenv("CONNOTE_API_KEY", "sk-1")
    assert Settings.load().server_passed_over == ".env in this folder"
    monkeypatch.setenv("CONNOTE_BASE_URL", "http://127.0.0.1:8/v1")
    assert Settings.load().server_passed_over == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [("CONNOTE_API_KEY", (None, KEY)), ("OPENAI_API_KEY", ("https://elsewhere.example/v1", None))],
)
def test_nor_does_it_get_the_key_of_the_environment(
    name: str, expected: tuple[str | None, str | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, KEY)
    Path(".env").write_text("CONNOTE_BASE_URL=https://elsewhere.example/v1\n")

    assert pair() == expected


def test_a_base_url_given_as_an_option_gets_no_key_from_below(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNOTE_API_KEY", KEY)

    assert Settings.load(base_url="http://127.0.0.1:9/v1").api_key is None


def test_a_folder_cannot_reach_for_a_variable_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_OF_MINE", KEY)
    Path(".env").write_text("CONNOTE_BASE_URL=https://elsewhere.example/v1\nCONNOTE_API_KEY=x${SECRET_OF_MINE}\n")

    assert pair()[1] == "x${SECRET_OF_MINE}"


def test_a_base_url_and_a_key_of_one_place_go_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-other")
    Path(".env").write_text(f"CONNOTE_BASE_URL=http://127.0.0.1:9/v1/\nCONNOTE_API_KEY={KEY}\n")

    assert pair() == ("http://127.0.0.1:9/v1", KEY)


def test_the_general_pair_counts_where_connote_has_none_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("OPENAI_BASE_URL", "https://gateway.example/v1")

    assert pair() == ("https://gateway.example/v1", KEY)

    write_user_file('base_url = "http://127.0.0.1:9/v1"\n')

    assert pair() == ("http://127.0.0.1:9/v1", None)


def test_a_key_alone_belongs_to_openai(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    kept = Settings.load()

    assert kept.asks_a_model
    assert kept.server == OPENAI
    assert choose(kept).host == "api.openai.com"


def test_an_empty_variable_is_an_absent_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNOTE_MODEL", "")
    monkeypatch.setenv("OPENAI_API_KEY", "")

    assert Settings.load().origins == {}


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("CONNOTE_DRAFTS", "many", "drafts"),
        ("CONNOTE_DRAFTS", "0", "drafts"),
        ("CONNOTE_BASE_URL", "elsewhere.example", "http"),
        ("CONNOTE_BASE_URL", f"https://me:{KEY}@elsewhere.example/v1", "holds no key"),
        ("CONNOTE_BASE_URL", "http://[", "base_url"),
        ("CONNOTE_API_KEY", f"{KEY} é", "copy it again"),
        ("CONNOTE_CHANNEL", "pigeon", "linkedin-premium"),
        ("CONNOTE_TONE", "rude", "tone"),
        ("CONNOTE_APIKEY", KEY, "CONNOTE_APIKEY"),
        ("CONNOTE_SENDER_AGE", "40", "CONNOTE_SENDER_AGE"),
    ],
)
def test_a_setting_that_cannot_be_meant_is_named_and_its_value_kept_silent(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as caught:
        Settings.load()

    assert says in caught.value.message
    assert KEY not in caught.value.message + caught.value.hint


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("ATTEMPTS", "few", "it has to be a whole number."),
        ("ATTEMPTS", "0", "it has to be at least 1."),
        ("TIMEOUT", "long", "it has to be a number."),
        ("TIMEOUT", "0", "it has to be more than 0."),
        ("TONE", "rude", "it has to be casual, warm or formal."),
    ],
)
def test_what_a_setting_has_to_be_is_said_plainly_and_where_it_stands(
    name: str, value: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def caught() -> SettingsError:
        with pytest.raises(SettingsError) as error:
            Settings.load()
        assert error.value.message == f"The setting {name.lower()} cannot be used: {says}"
        return error.value

    Path(".env").write_text(f"CONNOTE_{name}={value}", encoding="utf-8")
    assert caught().hint == "It stands in .env in this folder."
    monkeypatch.setenv(f"CONNOTE_{name}", value)
    assert caught().hint == "It stands in the environment."


def test_a_misspelt_setting_gets_the_nearest_one_as_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNOTE_APIKEY", KEY)

    with pytest.raises(SettingsError) as caught:
        Settings.load()

    assert caught.value.hint == "Did you mean CONNOTE_API_KEY?"


@pytest.mark.parametrize("text", ["model = ", 'modle = "x"', "[sender]\nage = 4", "api_key = 4"])
def test_a_users_file_that_cannot_be_read_is_one_line(text: str) -> None:
    write_user_file(text)

    with pytest.raises(SettingsError) as caught:
        Settings.load()

    assert "\n" not in caught.value.message


def test_broken_toml_is_told_with_line_and_column() -> None:
    write_user_file('model = "x"\ntone = \n')

    with pytest.raises(SettingsError, match="line 2, column 8"):
        Settings.load()


def test_other_peoples_lines_in_a_folders_env_are_none_of_our_business() -> None:
    Path(".env").write_text("DATABASE_URL=postgres://x\nCONNOTE_TONE=casual\n")

    assert Settings.load().tone == "casual"


def test_checks_to_allow_are_a_list_in_the_file_and_have_commas_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    write_user_file('allow = ["pitch"]\n')
    assert Settings.load().allow == ("pitch",)

    monkeypatch.setenv("CONNOTE_ALLOW", "pitch, stock")
    assert Settings.load().allow == ("pitch", "stock")


def test_a_model_that_nothing_says_how_to_reach_is_not_replaced_silently() -> None:
    with pytest.raises(SettingsError, match="gpt-x"):
        choose(Settings.load(model="gpt-x"))


def test_offline_is_offline_even_with_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNOTE_API_KEY", KEY)

    assert choose(Settings.load(model="offline")).host == ""


def test_a_key_is_not_in_what_settings_look_like(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONNOTE_API_KEY", KEY)
    kept = Settings.load()

    assert KEY not in repr(kept) + str(kept) + kept.model_dump_json()


def test_the_example_file_is_generated_from_the_settings() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == env_example()


def test_the_example_file_names_every_setting_and_changes_nothing_when_copied() -> None:
    Path(".env").write_text(env_example(), encoding="utf-8")
    assert Settings.load().origins == {}

    documented = {line.split("=")[0].removeprefix("# ") for line in env_example().splitlines() if "=" in line}
    assert documented == set(variables())
    assert len(documented) == len(NAMES) + 1


def test_every_setting_can_be_set_by_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    values = {
        "MODEL": "m", "BASE_URL": "http://127.0.0.1:9", "API_KEY": "k", "PROMPT": "short", "DRAFTS": "2",
        "ATTEMPTS": "2", "TIMEOUT": "5", "DEADLINE": "9", "TEMPERATURE": "0.5", "SEED": "7", "CHANNEL": "linkedin",
        "LANGUAGE": "de", "TONE": "formal", "ALLOW": "pitch", "SENDER_NAME": "Nadia", "SENDER_ABOUT": "Data engineer",
    }  # fmt: skip
    assert {f"CONNOTE_{name}" for name in values} == set(variables())
    for name, value in values.items():
        monkeypatch.setitem(os.environ, f"CONNOTE_{name}", value)

    kept = Settings.load()

    assert set(kept.origins) == set(NAMES)
    assert (kept.seed, kept.temperature, kept.sender.about) == (7, 0.5, "Data engineer")


def test_who_you_are_may_stand_in_two_places(monkeypatch: pytest.MonkeyPatch) -> None:
    write_user_file('[sender]\nname = "Nadia"\nabout = "Data engineer"\n')
    monkeypatch.setenv("CONNOTE_SENDER_NAME", "Nadia Rahman")

    kept = Settings.load()

    assert (kept.sender.name, kept.sender.about) == ("Nadia Rahman", "Data engineer")
    assert kept.origins == {"sender": "the environment"}
