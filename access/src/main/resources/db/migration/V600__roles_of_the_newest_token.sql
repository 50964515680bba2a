-- When the token was issued by which an outside issuer last said what the account's roles are: an older one changes them no more.
ALTER TABLE account ADD COLUMN roles_issued_at timestamptz;
