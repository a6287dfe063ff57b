CREATE TABLE "users"."signing_keys" (
	"generation" integer PRIMARY KEY NOT NULL,
	"kid" text NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_jwe" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"signs_from" timestamp with time zone NOT NULL,
	"signs_until" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "signing_keys_kid_unique" UNIQUE("kid"),
	CONSTRAINT "signing_keys_times" CHECK ("users"."signing_keys"."signs_from" <= "users"."signing_keys"."signs_until")
);
