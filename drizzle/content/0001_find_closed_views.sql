-- Every list of posts asks which rules for viewing there are; most circles have none. The table belongs to the platform's
-- gatekeeper, which needs no such index, so it is written here.
CREATE INDEX "circle_gates_view" ON "content"."circle_gates" (("gates"->'VIEW')) WHERE "gates"->'VIEW' <> '{"is": "open"}';
