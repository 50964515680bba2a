package org.llmmarket.publishing.command;

import org.llmmarket.publishing.access.account.ActiveAccounts;
import org.llmmarket.publishing.command.approval.AccountReviewers;
import org.llmmarket.publishing.command.approval.Approval;
import org.llmmarket.publishing.command.approval.Reviewers;
import org.llmmarket.publishing.command.name.JdbcServiceNames;
import org.llmmarket.publishing.command.name.ServiceNames;
import org.llmmarket.publishing.command.provider.Provider;
import org.llmmarket.publishing.command.publication.Publication;
import org.llmmarket.publishing.command.service.Service;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The aggregates with what their decisions ask: needed by every process that sends commands. */
@Configuration(proxyBeanMethods = false)
@Import({Service.class, Publication.class, Approval.class, Provider.class})
public class AggregatesConfiguration {

    @Bean
    ServiceNames serviceNames(JdbcClient jdbc) {
        return new JdbcServiceNames(jdbc);
    }

    @Bean
    Reviewers reviewers(ObjectProvider<ActiveAccounts> accounts) {
        return new AccountReviewers(accounts);
    }
}
