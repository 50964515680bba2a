package org.llmmarket.publishing.query.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.catalog.CatalogEntry;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The words by which a provider's services are found, which its name is among: written anew when it is forgotten, in the live
 * table and in those that lie beside it.
 */
final class ProviderWords {

    private static final int SERVICES_AT_ONCE = 200;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final CatalogTable columns;
    private final Providers providers;
    private final String name;
    private final String entry;

    /**
     * Of one table.
     *
     * @param columns says which words those are
     * @param name of the table, without its schema
     * @param entry the column of what a row shows
     */
    ProviderWords(JdbcTemplate jdbc, CatalogTable columns, Providers providers, String name, String entry) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.columns = columns;
        this.providers = providers;
        this.name = name;
        this.entry = entry;
    }

    /** Names the provider in the model's tables as it is called now, in the transaction at hand. */
    void rewrite(ReadModel model, AccountId provider) {
        providers.forget(provider);
        Stream.of(model.schema(), model.next(), model.previous())
                .map(schema -> schema + "." + name)
                .filter(this::exists)
                .forEach(table -> rewrite(table, provider));
    }

    private boolean exists(String table) {
        return client.sql("SELECT to_regclass(?) IS NOT NULL")
                .param(table)
                .query(Boolean.class)
                .single();
    }

    private void rewrite(String table, AccountId provider) {
        List<String> services = services(table, provider, "");
        while (!services.isEmpty()) {
            rewrite(table, services);
            services = services(table, provider, services.get(services.size() - 1));
        }
    }

    private List<String> services(String table, AccountId provider, String after) {
        return client.sql("SELECT DISTINCT service_id FROM " + table
                        + " WHERE provider_id = ? AND service_id > ? ORDER BY service_id LIMIT " + SERVICES_AT_ONCE)
                .params(provider.toString(), after)
                .query(String.class)
                .list();
    }

    private void rewrite(String table, List<String> services) {
        List<Object[]> rows = new ArrayList<>();
        client.sql("SELECT ctid::text AS place, " + entry + " AS entry FROM " + table
                        + " WHERE service_id = ANY(?) FOR UPDATE")
                .param(services.toArray(String[]::new))
                .query(row -> {
                    CatalogEntry shown = CatalogJson.MAPPER.readValue(row.getString("entry"), CatalogEntry.class);
                    rows.add(new Object[] {columns.words(shown, shown.shown()), row.getString("place")});
                });
        jdbc.batchUpdate("UPDATE " + table + " SET words = ?::tsvector WHERE ctid = ?::tid", rows);
    }
}
