# The radar: what is about to be a hit, and how much stock is safe.

radar-not-priced-there = Wala pa itong presyo sa market na iyon. I-sync muna roon.
radar-nothing-heard = Wala pang naririnig tungkol dito sa market na iyon: walang benta, panonood o cart na mapagkukunan.
radar-days = Ang araw ay 0 hanggang { $max }.
