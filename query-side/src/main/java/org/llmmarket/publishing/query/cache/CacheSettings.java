package org.llmmarket.publishing.query.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept of what was read.
 *
 * @param redisUrl where Redis is, {@code redis://user:password@host:port/database} or {@code rediss://…}; blank for none
 * @param redisPatience how long an answer of Redis is waited for
 * @param redisRest after how long it is tried again when it did not answer
 * @param serviceFor how long a service is kept at most
 * @param serviceVersions how many versions of services are kept in the process
 * @param timelines how many publications' timelines are kept in the process
 * @param listItems how much of what lists show of services is kept in the process
 * @param listPages how much of whole pages
 * @param rememberedServices of how many services the process remembers when it has heard of them
 */
@ConfigurationProperties("publishing.cache")
public record CacheSettings(
        @DefaultValue("") String redisUrl,
        @DefaultValue("50ms") Duration redisPatience,
        @DefaultValue("1s") Duration redisRest,
        @DefaultValue("5m") Duration serviceFor,
        @DefaultValue("20000") long serviceVersions,
        @DefaultValue("10000") long timelines,
        @DefaultValue("160MB") DataSize listItems,
        @DefaultValue("64MB") DataSize listPages,
        @DefaultValue("50000") int rememberedServices) {

    public CacheSettings {
        redisUrl = redisUrl.strip();
    }
}
