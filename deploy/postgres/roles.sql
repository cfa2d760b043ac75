-- Databases, users and rights of an installation on PostgreSQL. Run by an administrator of the server, with psql:
--
--   psql -d postgres -f deploy/postgres/roles.sql
--   psql -d postgres -v journal=my_journal -v vault=my_vault -f deploy/postgres/roles.sql      (other names for the databases)
--
-- Run it before the first start, and again after the first start and after every upgrade: what it finds made by then, it narrows. Running it
-- again changes nothing else. It sets no passwords: do so with \password, or by the server's own means.
--
--   signals_silo        silos, in the journal's database     owns the journal and the table of members; applies migrations
--   signals_vault       silos, in the vault's database       owns the vault; applies migrations
--   signals_gateway     gateways                             uses the vault, reads the table of members, sees nothing of the journal
--   signals_backup      backups                              reads everything, writes nothing
--   signals_monitoring  monitoring                           reads the server's own figures, and no table of ours
--
-- The embedded platform on PostgreSQL uses signals_silo and signals_vault.

\set ON_ERROR_STOP on
\if :{?journal} \else \set journal signals_journal \endif
\if :{?vault} \else \set vault signals_vault \endif

-- What runs again may not speak of what it leaves as it is.
SET client_min_messages = warning;

SELECT format('CREATE ROLE %I LOGIN', name)
FROM unnest(ARRAY['signals_silo', 'signals_vault', 'signals_gateway', 'signals_backup', 'signals_monitoring']) AS wanted (name)
WHERE name NOT IN (SELECT rolname FROM pg_roles) \gexec

SELECT format('CREATE DATABASE %I TEMPLATE template0 ENCODING ''UTF8''', name)
FROM unnest(ARRAY[:'journal', :'vault']) AS wanted (name)
WHERE name NOT IN (SELECT datname FROM pg_database) \gexec

-- By default everyone may enter every database and make temporary tables in it.
REVOKE ALL ON DATABASE :"journal", :"vault" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"journal" TO signals_silo, signals_gateway, signals_backup, signals_monitoring;
GRANT CONNECT ON DATABASE :"vault" TO signals_vault, signals_gateway, signals_backup, signals_monitoring;

-- Enough for pg_dump. Base backups (pg_basebackup) need the attribute REPLICATION besides.
GRANT pg_read_all_data TO signals_backup;
ALTER ROLE signals_backup SET default_transaction_read_only = on;
GRANT pg_monitor TO signals_monitoring;
ALTER ROLE signals_monitoring SET default_transaction_read_only = on;

\connect :"journal"
SET client_min_messages = warning;

-- PostgreSQL before 15 lets everyone make tables here.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS signals AUTHORIZATION signals_silo;
CREATE SCHEMA IF NOT EXISTS signals_cluster AUTHORIZATION signals_silo;
GRANT USAGE ON SCHEMA signals_cluster TO signals_gateway;
-- A gateway looks up which silos there are, and is no member itself. The functions of the membership tables write; reading needs none.
ALTER DEFAULT PRIVILEGES FOR ROLE signals_silo IN SCHEMA signals_cluster GRANT SELECT ON TABLES TO signals_gateway;
ALTER DEFAULT PRIVILEGES FOR ROLE signals_silo REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- For tables and functions that were there before this ran for the first time.
GRANT SELECT ON ALL TABLES IN SCHEMA signals_cluster TO signals_gateway;
REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA signals_cluster FROM PUBLIC;

\connect :"vault"
SET client_min_messages = warning;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS vault AUTHORIZATION signals_vault;
GRANT USAGE ON SCHEMA vault TO signals_gateway;
-- A gateway keeps what people write, shows it to those who may see it, and erases it when it is withdrawn.
ALTER DEFAULT PRIVILEGES FOR ROLE signals_vault IN SCHEMA vault GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO signals_gateway;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA vault TO signals_gateway;
-- Narrower than the default, once the tables exist: which migrations were applied is not for a gateway to note, and keys are destroyed by
-- silos alone.
SELECT format('REVOKE INSERT, UPDATE, DELETE ON vault.%I FROM signals_gateway', tablename)
FROM pg_tables WHERE schemaname = 'vault' AND tablename = 'migration' \gexec
SELECT format('REVOKE UPDATE, DELETE ON vault.%I FROM signals_gateway', tablename)
FROM pg_tables WHERE schemaname = 'vault' AND tablename = 'key_ring' \gexec
-- Lines of the logs are only ever added; those past their term are deleted by silos.
SELECT format('REVOKE UPDATE, DELETE ON vault.%I FROM signals_gateway', tablename)
FROM pg_tables WHERE schemaname = 'vault' AND tablename IN ('audit_line', 'processing_line') \gexec
