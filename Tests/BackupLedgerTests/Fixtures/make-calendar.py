#!/usr/bin/env python3
"""Asks this machine's systemd-analyze when calendar events occur; writes calendar.tsv beside itself.

Columns: expression, zone, base time (UTC), the next six times (UTC) with commas, or `refused`.
The expressions are made by chance from systemd.time(7)'s grammar, with some that it refuses.
"""
import os, random, re, subprocess, sys

random.seed(252)
def link(low, high, wide=True):
    kind = random.random()
    a = random.randint(low, high)
    if kind < 0.45 or not wide: return f"{a:02d}" if random.random() < 0.5 else str(a)
    if kind < 0.7: return f"{a}/{random.randint(1, max(2, (high - low) // 2))}"
    b = random.randint(a, high)
    if kind < 0.85: return f"{a}..{b}"
    return f"{a}..{b}/{random.randint(1, 5)}"
def part(low, high):
    if random.random() < 0.45: return "*"
    return ",".join(link(low, high) for _ in range(random.choice([1, 1, 1, 2, 3])))
names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "monday", "Saturday", "SUN"]
def days():
    return ",".join(random.choice(names) + (random.choice(["", "", "..Fri", "..Sun", "-Sat"])) for _ in range(random.choice([1, 1, 2])))
def expression():
    if random.random() < 0.1:
        text = random.choice("minutely hourly daily weekly monthly quarterly yearly annually semiannually bi-annually Daily anually".split())
    else:
        text = []
        if random.random() < 0.35: text.append(days())
        if random.random() < 0.75:
            sign = "~" if random.random() < 0.2 else "-"
            day = link(1, 31) if sign == "~" else part(1, 31)
            year = random.choice(["*-", "*-", "*-", "", "2026..2028-", "2024/2-", "27-"])
            text.append(year + part(1, 12) + sign + day)
        if random.random() < 0.8:
            time = part(0, 23) + ":" + part(0, 59)
            if random.random() < 0.4: time += ":" + link(0, 59, random.random() < 0.3)
            text.append(time)
        text = " ".join(text)
        if random.random() < 0.06: text = text.replace("-", "*", 1) if random.random() < 0.5 else text + random.choice([":", "/", " x", ",", "..", " 25:00"])
    if text and random.random() < 0.2: text += random.choice([" UTC", " Europe/Berlin", " America/New_York", " Asia/Kolkata"])
    return text
def ask(text, zone, base):
    done = subprocess.run(["systemd-analyze", "calendar", "--iterations=6", "--base-time=@%d" % base, text],
        capture_output=True, text=True, env={"PATH": os.environ["PATH"], "TZ": zone, "LC_ALL": "C"})
    if done.returncode: return "refused"
    times = re.findall(r"(?:\(in UTC\)|Next elapse|Iter\. #\d+): \w+ (\S+ \S+) UTC", done.stdout)
    return ",".join(t.replace(" ", "T") + "Z" for t in times) or "never"
out = open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "calendar.tsv"), "w")
bases = [1774645200, 1793040000, 1772000000, 1798675200, 1709164800]
seen = set()
while len(seen) < 220:
    text = expression()
    if not text or text in seen: continue
    seen.add(text)
    zone, base = random.choice(["UTC", "Europe/Berlin", "America/New_York"]), random.choice(bases)
    print(text, zone, base, ask(text, zone, base), sep="\t", file=out)
