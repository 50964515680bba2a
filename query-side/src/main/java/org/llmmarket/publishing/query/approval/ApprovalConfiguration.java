package org.llmmarket.publishing.query.approval;

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
    ApprovalProjection approvalProjection(ApprovalTable table) {
        return new ApprovalProjection(table);
    }

    @Bean
    ApprovalModel approvalModel(ApprovalTable table) {
        return new ApprovalModel(table);
    }
}
