package org.llmmarket.publishing.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.api.net.AddressSetting;
import org.postgresql.Driver;

/** Where a PostgreSQL is and who asks, whichever way the setting spells it. */
record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    private static final String SETTING = "DATABASE_URL";

    /**
     * Reads an address.
     *
     * @param url {@code jdbc:postgresql://…} or {@code postgres[ql]://user:password@host:port/database}
     * @throws IllegalArgumentException when it is none, without a word of it
     */
    static DatabaseAddress of(String url, @Nullable String user, @Nullable String password) {
        if (url.startsWith("jdbc:postgresql:")) {
            if (Driver.parseURL(url, null) == null) {
                throw AddressSetting.unreadable(SETTING);
            }
            return new DatabaseAddress(url, user, password);
        }
        if (!url.startsWith("postgres://") && !url.startsWith("postgresql://")) {
            throw new IllegalArgumentException(
                    SETTING + " must begin with jdbc:postgresql:// or postgres://, for only PostgreSQL will do.");
        }
        URI uri = AddressSetting.read(SETTING, url);
        if (uri.getHost() == null) {
            throw AddressSetting.unreadable(SETTING);
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return new DatabaseAddress(jdbc, first(user, login, 0), first(password, login, 1));
    }

    private static @Nullable String first(@Nullable String setting, String[] login, int index) {
        if (setting != null && !setting.isEmpty()) {
            return setting;
        }
        // A plus is a blank in forms only.
        return index < login.length
                ? URLDecoder.decode(login[index].replace("+", "%2B"), StandardCharsets.UTF_8)
                : null;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }
}
