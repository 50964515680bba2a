package org.llmmarket.publishing.query.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    AuditTable auditTable(JdbcTemplate jdbc) {
        return new AuditTable(jdbc);
    }

    @Bean
    AuditProjection auditProjection(AuditTable table) {
        return new AuditProjection(table);
    }

    @Bean
    AuditModel auditModel(AuditTable table) {
        return new AuditModel(table);
    }

    @Bean
    AuditTrail auditTrail(JdbcClient jdbc) {
        return new AuditTrail(jdbc);
    }
}
