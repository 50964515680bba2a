package org.llmmarket.publishing.saga.compliance;

import java.util.List;
import java.util.Optional;
import org.llmmarket.publishing.api.service.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which policies the market was last judged by, and the services that it consists of; what is written joins the transaction. */
class PoliciesSeen {

    private final JdbcClient jdbc;

    PoliciesSeen(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The digest's digits, which is how they have been told since before there was any other digest. */
    static String name(Digest policies) {
        return policies.toString().substring(policies.toString().indexOf(':') + 1);
    }

    Optional<String> digest() {
        return jdbc.sql("SELECT digest FROM policies_seen").query(String.class).optional();
    }

    void see(String digest) {
        jdbc.sql("""
                        INSERT INTO policies_seen (digest) VALUES (?)
                        ON CONFLICT (one) DO UPDATE SET digest = excluded.digest, seen_at = now()""").param(digest).update();
    }

    /** The ids that follow, in their order; retired services among them. */
    List<String> services(String after, int most) {
        return jdbc.sql("""
                        SELECT DISTINCT service_id FROM domain_event
                        WHERE service_id > ? ORDER BY service_id LIMIT ?""").params(after, most).query(String.class).list();
    }
}
