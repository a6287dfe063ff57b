-- Heartbeats are the busiest writes and say nothing a minute later: after a crash they come again by themselves, so they need no
-- write-ahead log.
ALTER TABLE "live_streams"."audience" SET UNLOGGED;
