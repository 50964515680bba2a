package org.llmmarket.publishing.query.approval;

import org.llmmarket.publishing.query.catalog.ServiceLog;
import org.llmmarket.publishing.query.projection.PastReach;
import org.llmmarket.publishing.store.log.EventLog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The read model of approvals. */
@Configuration(proxyBeanMethods = false)
class ApprovalConfiguration {

    @Bean
    ApprovalTable approvalTable(JdbcTemplate jdbc) {
        return new ApprovalTable(jdbc);
    }

    @Bean
    PastApprovalTable pastApprovalTable(JdbcTemplate jdbc) {
        return new PastApprovalTable(jdbc);
    }

    @Bean
    PastApprovalModel pastApprovalModel(PastApprovalTable table) {
        return new PastApprovalModel(table);
    }

    @Bean
    PastApprovalProjection pastApprovalProjection(
            PastApprovalTable table, EventLog log, ServiceLog services, PastReach reach) {
        return new PastApprovalProjection(table, log, services, reach);
    }

    @Bean
    ApprovalProjection approvalProjection(ApprovalTable table) {
        return new ApprovalProjection(table);
    }

    @Bean
    ApprovalModel approvalModel(ApprovalTable table) {
        return new ApprovalModel(table);
    }
}
