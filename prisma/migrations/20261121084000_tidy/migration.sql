-- What has done its work goes: keys of forms that were sent, forms nobody came back for, ended sessions, and
-- notices that were seen half a year ago.
CREATE FUNCTION tidy() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM submission WHERE created_at < now() - interval '30 days';
  DELETE FROM unsent_form WHERE created_at < now() - interval '30 days';
  DELETE FROM session WHERE expires_at < now() - interval '7 days';
  DELETE FROM notice WHERE seen_at < now() - interval '180 days';
END $$;
REVOKE ALL ON FUNCTION tidy() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tidy() TO pendulum_app;
