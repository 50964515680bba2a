package org.llmmarket.publishing.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the store.
 *
 * @param databaseUrl an outside PostgreSQL (15 or newer), as {@code jdbc:postgresql://…} or {@code postgres://…}; without it
 *     one runs embedded under the data directory
 * @param databaseUser overrides the user in the URL
 * @param databasePassword overrides the password in the URL
 * @param embeddedPort the port of the embedded server, 0 for any
 * @param poolSize the most connections that this process opens, but for four that it keeps for itself
 * @param secretKey 32 bytes in base64; made under the data directory when it is unset and this is no production
 * @param packages where messages, aggregates and sagas are found by their stored names
 * @param claimTimeout after how long another process may take over the groups of one that is gone
 * @param batchSize how many events a group takes in one transaction at most
 * @param snapshotAfter how many events of an aggregate are read at most beside its snapshot, about
 * @param cachedAggregates how many aggregates are kept in memory
 */
@ConfigurationProperties("publishing.store")
public record StoreSettings(
        @Nullable String databaseUrl,
        @Nullable String databaseUser,
        @Nullable String databasePassword,
        @DefaultValue("./data") Path dataDirectory,
        @DefaultValue("0") int embeddedPort,
        @DefaultValue("20") int poolSize,
        @Nullable String secretKey,
        @DefaultValue("false") boolean production,

        @DefaultValue({
            "org.llmmarket.publishing.api",
            "org.llmmarket.publishing.command",
            "org.llmmarket.publishing.saga"
        })
        List<String> packages,

        @DefaultValue("4s") Duration claimTimeout,
        @DefaultValue("500") int batchSize,
        @DefaultValue("100") int snapshotAfter,
        @DefaultValue("10000") int cachedAggregates) {}
