package org.llmmarket.publishing.query.cache;

import org.llmmarket.publishing.api.health.Dependency;
import org.llmmarket.publishing.api.health.Health;

/** Whether Redis answers; without it reads are slower, and nothing else. */
final class RedisDependency implements Dependency {

    private final SharedCache shared;

    RedisDependency(SharedCache shared) {
        this.shared = shared;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Health check() {
        if (!(shared instanceof RedisCache redis)) {
            return new Health(Health.State.DISABLED, "no address is set");
        }
        if (!redis.answers()) {
            return new Health(Health.State.UNHEALTHY, "does not answer; reads do without it");
        }
        return redis.refuses()
                ? new Health(Health.State.DEGRADED, "refuses commands; keeps nothing new of what is read")
                : new Health(Health.State.HEALTHY, "answers");
    }
}
