"""The dates of the stories: tokens in braces, worked out from one day.

| token | is |
|---|---|
| `{-12}`, `{+6}` | so many days from today, moved off the weekend (away from today) |
| `{-12!}` | the same, weekend or not |
| `{w-2+3}` | the Thursday of the week before last; weeks begin on Monday |
| `{b-8}` | eight business days ago |
| `{r-4}`, `{r-4+9}` | the title of the fourth rotation back; its tenth day |
| `{r-4.starts}`, `{r-4.ends}` | its first and last day |
| `{md+2}` | month and day two days from now, `MM-DD` |
| `{~w-1+1}`, `{~~w-1+1}` | a date in words: `Tue 10 Nov`, `10 Nov` |
| `{days:-198:w-1+1}` | the days between two dates in words: `187 days` |
| `{id:word}` | eight hex digits that look like the id of an item |
| `{ay}`, `{app}`, `{past}` … | see `Almanac._names` |
"""

import re
from datetime import date, timedelta
from hashlib import sha256

from mdnet.business_days import business_days_between, is_business_day
from mdnet.model.dates import (
    MONTHS,
    academic_year_start,
    days_text,
    monday,
    short_day,
    week_day,
)

SERVICES = {
    -10: "Nursery", -9: "Wards", -8: "Clinic", -7: "Emergency", -6: "Nights",
    -5: "Adolescent", -4: "NICU", -3: "Development", -2: "Advocacy", -1: "PICU",
    0: "Cardiology", 1: "Wards", 2: "Research",
}  # fmt: skip
BLOCK = timedelta(weeks=4)
DAY = timedelta(days=1)

_TOKEN = re.compile(r"\{([^{}\n]+)\}")
_OFFSET = re.compile(r"([+-]\d+)(!?)")
_WEEK = re.compile(r"w([+-]\d+)\+(\d)")
_BUSINESS = re.compile(r"b-(\d+)")
_BLOCK_DAY = re.compile(r"r(0|[+-]\d+)\+(\d+)")
_BLOCK_EDGE = re.compile(r"r(0|[+-]\d+)\.(starts|ends)")
_BLOCK_TITLE = re.compile(r"r(0|[+-]\d+)")
_MONTH_DAY = re.compile(r"md([+-]\d+)")
_SPAN = re.compile(r"days:(.+):(.+)")
_ID = re.compile(r"id:(.+)")


class Almanac:
    """All the days of the demo, seen from `today`."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.cycle = academic_year_start(today).year + 2

    def fill(self, text: str) -> str:
        """`text` with every token replaced.

        Raises:
            KeyError: a token that nobody knows.
        """
        return _TOKEN.sub(lambda match: self._value(match[1]), text)

    def block(self, index: int) -> tuple[date, date]:
        """First and last day of a rotation; 0 is the one that `today` is in."""
        start = monday(self.today) - timedelta(weeks=2) + index * BLOCK
        return start, start + BLOCK - DAY

    def rotation(self, index: int) -> str:
        """The title of a rotation's note: `PICU Oct 2026`."""
        start, _ = self.block(index)
        return f"{SERVICES[index]} {MONTHS[start.month - 1]} {start.year}"

    def day(self, token: str) -> date | None:
        """The day a token stands for, `None` for one that is no day."""
        if match := _OFFSET.fullmatch(token):
            day = self.today + int(match[1]) * DAY
            return day if match[2] else self._workday(day)
        if match := _WEEK.fullmatch(token):
            return self._week_day(int(match[1]), int(match[2]))
        if match := _BUSINESS.fullmatch(token):
            return self._business_day(int(match[1]))
        if match := _BLOCK_DAY.fullmatch(token):
            return self._workday(self.block(int(match[1]))[0] + int(match[2]) * DAY)
        return None

    def _value(self, token: str) -> str:
        if day := self.day(token.lstrip("~")):
            return self._words(day, token.count("~"))
        if match := _BLOCK_TITLE.fullmatch(token):
            return self.rotation(int(match[1]))
        if match := _BLOCK_EDGE.fullmatch(token):
            return self.block(int(match[1]))[match[2] == "ends"].isoformat()
        if match := _MONTH_DAY.fullmatch(token):
            return f"{self.today + int(match[1]) * DAY:%m-%d}"
        if match := _SPAN.fullmatch(token):
            return self._span(match[1], match[2])
        if match := _ID.fullmatch(token):
            return sha256(match[1].encode()).hexdigest()[:8]
        return self._names()[token]

    def _words(self, day: date, tildes: int) -> str:
        if tildes == 2:
            return short_day(day, self.today)
        return week_day(day, self.today) if tildes else day.isoformat()

    def _span(self, start: str, end: str) -> str:
        first, last = self.day(start), self.day(end)
        if first is None or last is None:
            raise KeyError(start, end)
        return days_text((last - first).days)

    def _names(self) -> dict[str, str]:
        """What goes by a name: the academic year, the application, the meetings."""
        past, coming = self._week_day(-7, 3), self._week_day(4, 3)
        year, week, _ = self._week_day(-1, 0).isocalendar()
        return {
            "ay": academic_year_start(self.today).isoformat(),
            "app": f"Cardiology {self.cycle}",
            "season": f"ERAS {self.cycle}",
            "week": f"{year}-W{week:02}",
            "past": f"Great Lakes Pediatrics Meeting {past.year}",
            "next": f"Young Hearts Symposium {coming.year}",
        }

    def _week_day(self, weeks: int, days: int) -> date:
        return monday(self.today) + timedelta(weeks=weeks, days=days)

    def _workday(self, day: date) -> date:
        """`day`, or the nearest weekday on the side away from today."""
        step = -DAY if day <= self.today else DAY
        while day.weekday() >= 5:
            day += step
        return day

    def _business_day(self, count: int) -> date:
        day = self.today
        while not is_business_day(day) or (
            business_days_between(day, self.today) < count
        ):
            day -= DAY
        return day
