"""Playing the recording of an interview from a passage on, in the user's own player.

Where recordings lie stands in the user's configuration alone, never in a project, an export or a log:

    [playback]
    folder = "/media/stick/recordings"      # a file there that is called like the document
    player = ["mpv", "--start={seconds}", "{file}"]     # else mpv or VLC, whichever is there
    seconds_before = 3
    [playback.recordings]
    "rg-2022-017" = "/media/stick/017.mp3"  # by the document's name or id

The time comes from the time marks that the transcript holds.
"""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from qualcode.catalogue import _
from qualcode.errors import QualcodeError, UsageProblem
from qualcode.language.forms.normalised import spelled
from qualcode.model.documents import Document
from qualcode.model.spans import Span
from qualcode.safe_text import visible
from qualcode.workspace.workbench.workbench import OpenDocument

BEFORE = 3.0  # seconds that are played before the time mark
_NAMES = {"folder", "player", "seconds_before", "recordings"}
_SOUNDS = {
    ".aac", ".aif", ".aiff", ".amr", ".avi", ".ds2", ".dss", ".flac", ".m4a", ".m4v", ".mka", ".mkv", ".mov", ".mp3",
    ".mp4", ".mpeg", ".mpg", ".mts", ".oga", ".ogg", ".opus", ".wav", ".webm", ".wma", ".wmv",
}  # fmt: skip
_MPV = ("--no-terminal", "--force-window=yes", "--start={seconds}", "--", "{file}")
_VLC = ("--start-time={seconds}", "{file}")
_AT_ONCE = 0.4  # seconds: a player that ends sooner with an error has played nothing


@dataclass(frozen=True, slots=True)
class Playback:
    """What is to be played: the player's command, and from which second on.

    `mark` is the time of the mark that was followed, in milliseconds; None where the passage stands before the first.
    """

    command: tuple[str, ...]
    seconds: float
    mark: int | None


@dataclass(frozen=True, slots=True)
class PlaybackSettings:
    """The table `[playback]` of the configuration; an empty `player` means one that is found."""

    folder: Path | None = None
    recordings: Mapping[str, Path] | None = None
    player: tuple[str, ...] = ()
    before: float = BEFORE


def playback_of(opened: OpenDocument, passage: Span, table: object) -> Playback:
    """What plays a passage, by the configuration's table `[playback]`.

    Raises UsageProblem for a faulty table, QualcodeError where the text has no time marks, no recording is named or
    found, or there is no player.
    """
    settings = settings_of(table)
    mark = _mark_before(opened, passage)
    file = _recording(opened.document, settings)
    seconds = max(0.0, (mark or 0) / 1000 - settings.before)
    places = {"{seconds}": f"{seconds:.1f}", "{file}": str(file)}
    return Playback(tuple(_filled(part, places) for part in settings.player or _found_player()), seconds, mark)


class Player:
    """Plays one thing at a time: what it began before is ended when something else is begun."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def play(self, playback: Playback) -> None:
        """Start the user's player and leave it to itself. Raises QualcodeError where it does not start."""
        self.stop()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the command is the user's own, and no shell reads it
                playback.command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # it goes on when this program or its terminal is closed
            )
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise QualcodeError(
                _("The player “{player}” cannot be started: {why}.", player=visible(playback.command[0]), why=why),
                _name_player(),
            ) from None
        with suppress(subprocess.TimeoutExpired):
            code = self._process.wait(_AT_ONCE)
            if code:
                raise QualcodeError(
                    _(
                        "The player ended at once with exit code {code}: {command}",
                        code=code,
                        command=visible(shlex.join(playback.command)),
                    ),
                    _("Run this command by hand to see why."),
                )

    def stop(self) -> None:
        """End what was begun, where it still plays."""
        process, self._process = self._process, None
        if process is not None and process.poll() is None:
            process.terminate()
            process.wait()


def clock(milliseconds: int) -> str:
    """A time in a recording: “0:12:30”."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


# ---- the time -----------------------------------------------------------------------------------------


def _mark_before(opened: OpenDocument, passage: Span) -> int | None:
    """The time of the last mark before what is said in the passage; None where it stands before the first.

    A mark at the very beginning of the passage, behind a speaker's label too, is its own.
    """
    marks, sentences = opened.structure.marks, opened.structure.sentences
    if not marks:
        raise QualcodeError(
            _("“{document}” has no time marks.", document=opened.document.name),
            _("A transcript brings them in its text, like #00:12:30-0# or [00:12:30]."),
        )
    first = bisect_right(sentences, passage.start, key=lambda sentence: sentence.end)
    said = max(passage.start, sentences[first].start) if first < len(sentences) else passage.start
    number = bisect_right(marks, min(said, passage.end), key=lambda mark: mark.span.start)
    return marks[number - 1].milliseconds if number else None


# ---- the recording ------------------------------------------------------------------------------------


def _recording(document: Document, settings: PlaybackSettings) -> Path:
    """The recording of a document. Raises QualcodeError where none is named or found, or several are."""
    wanted = {spelled(document.name), document.id, document.uuid}
    named = [path for name, path in (settings.recordings or {}).items() if {spelled(name), name} & wanted]
    if named:
        if not named[0].is_file():
            raise QualcodeError(_("There is no recording “{file}”.", file=visible(str(named[0]))), _look_for_it())
        return named[0]
    found = _in_folder(document, settings.folder) if settings.folder else []
    if len(found) == 1:
        return found[0]
    if found:
        raise QualcodeError(
            _("Several recordings are called “{document}”.", document=visible(document.name)), _name_it(document)
        )
    raise QualcodeError(
        _("No recording is known of “{document}”.", document=visible(document.name)), _name_it(document)
    )


def _in_folder(document: Document, folder: Path) -> list[Path]:
    name = spelled(document.name)
    try:
        files = sorted(file for file in folder.iterdir() if file.suffix.lower() in _SOUNDS and file.is_file())
    except OSError:
        raise QualcodeError(
            _("The folder of recordings “{folder}” cannot be read.", folder=visible(str(folder))), _look_for_it()
        ) from None
    return [file for file in files if spelled(file.stem) == name]


def _name_it(document: Document) -> str:
    return _(
        "Name it in the configuration, below [playback.recordings]: “{document}” = “/path/to/the/recording”.",
        document=visible(document.name),
    )


def _look_for_it() -> str:
    return _("Look whether its disk is there, or correct [playback] in the configuration.")


# ---- the player ---------------------------------------------------------------------------------------


def _found_player() -> tuple[str, ...]:
    """mpv, else VLC, wherever the system keeps them. Raises QualcodeError."""
    if mpv := shutil.which("mpv"):
        return mpv, *_MPV
    folders = (os.environ.get("PROGRAMFILES", ""), os.environ.get("PROGRAMFILES(X86)", ""))
    elsewhere = {
        "darwin": [Path("/Applications/VLC.app/Contents/MacOS/VLC")],
        "win32": [Path(folder) / "VideoLAN" / "VLC" / "vlc.exe" for folder in folders if folder],
    }
    vlc = shutil.which("vlc") or next((str(path) for path in elsewhere.get(sys.platform, []) if path.is_file()), None)
    if vlc:
        return vlc, *_VLC
    raise QualcodeError(_("No player was found, neither mpv nor VLC."), _name_player())


def _name_player() -> str:
    return _(
        "Install mpv or VLC, or name a player in the configuration: [playback], player = [“PROGRAM”, “{seconds}”, "
        "“{file}”].",
        seconds="{seconds}",
        file="{file}",
    )


def _filled(part: str, places: Mapping[str, str]) -> str:
    for place, value in places.items():
        part = part.replace(place, value)
    return part


# ---- the configuration ----------------------------------------------------------------------------------


def settings_of(table: object) -> PlaybackSettings:
    """The configuration's table `[playback]`, None for none. Raises UsageProblem for a faulty one."""
    if table is None:
        return PlaybackSettings()
    if not isinstance(table, Mapping):
        raise _faulty(_("[playback] is no table."))
    for name in table:
        if name not in _NAMES:
            raise _faulty(_("[playback] has no setting “{name}”.", name=name))
    folder, recordings = table.get("folder"), table.get("recordings", {})
    before = table.get("seconds_before", BEFORE)
    if folder is not None and not isinstance(folder, str):
        raise _faulty(_("“folder” in [playback] is no text."))
    if isinstance(before, bool) or not isinstance(before, int | float) or not 0 <= before <= 3600:
        raise _faulty(_("“seconds_before” in [playback] is no number from 0 to 3600."))
    if not isinstance(recordings, Mapping) or not all(isinstance(path, str) for path in recordings.values()):
        raise _faulty(_("[playback.recordings] names no paths."))
    base = Path(folder).expanduser().absolute() if folder else None
    paths = {name: ((base or Path()) / Path(path).expanduser()).absolute() for name, path in recordings.items()}
    return PlaybackSettings(base, paths, _player(table.get("player", [])), float(before))


def _player(wanted: object) -> tuple[str, ...]:
    """The player's command as the configuration says it, in parts or as one text. Raises UsageProblem."""
    try:
        parts: object = shlex.split(wanted) if isinstance(wanted, str) else wanted
    except ValueError:
        parts = None
    if not isinstance(parts, Sequence) or not all(isinstance(part, str) for part in parts):
        raise _faulty(_("“player” in [playback] is no command."))
    if parts and not all(any(place in part for part in parts[1:]) for place in ("{seconds}", "{file}")):
        raise _faulty(_("“player” in [playback] lacks {seconds} or {file}.", seconds="{seconds}", file="{file}"))
    return tuple(parts)


def _faulty(message: str) -> UsageProblem:
    return UsageProblem(
        message, _("The configuration’s table [playback] takes folder, recordings, player, seconds_before.")
    )
