package org.llmmarket.publishing.access.account;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.llmmarket.publishing.access.AccessSettings;
import org.llmmarket.publishing.access.trail.AccessTrail;
import org.llmmarket.publishing.api.actor.NamedAccounts;
import org.llmmarket.publishing.api.provider.Providers;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.audit.RequestOrigins;
import org.llmmarket.publishing.store.secret.SecretBox;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.vault.Vault;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Accounts and their endpoints. */
@Configuration(proxyBeanMethods = false)
@Import({
    RegisterEndpoint.class,
    MeEndpoint.class,
    AccountsEndpoint.class,
    AccountEndpoint.class,
    AssignRolesEndpoint.class,
    AccountStatusEndpoint.class,
    EraseAccountEndpoint.class
})
public class AccountConfiguration {

    @Bean
    Accounts accounts(JdbcClient jdbc) {
        return new Accounts(jdbc);
    }

    @Bean
    Passwords passwords(AccessSettings settings) {
        return new Passwords(settings.bcryptStrength());
    }

    @Bean
    ActiveAccounts activeAccounts(Accounts accounts, AccessSettings settings) {
        return new ActiveAccounts(accounts, settings.accountCheck());
    }

    @Bean
    Registration registration(
            Accounts accounts,
            ActiveAccounts active,
            Passwords passwords,
            CommandGateway commands,
            AtomicCommands atomic,
            Signals signals,
            AccessTrail trail) {
        return new Registration(accounts, active, passwords, commands, atomic, signals, trail);
    }

    @Bean
    Erasure erasure(
            Registration registration,
            Accounts accounts,
            Vault vault,
            RequestOrigins origins,
            JdbcClient jdbc,
            EventStore events,
            AtomicCommands atomic,
            SecretBox box) {
        return new Erasure(registration, accounts, vault, origins, jdbc, events, atomic, box);
    }

    @Bean
    SignIn signIn(Accounts accounts, Passwords passwords) {
        return new SignIn(accounts, passwords);
    }

    @Bean
    Providers providers(Accounts accounts, AccessSettings settings, Signals signals) {
        return new AccountProviders(accounts, settings.providerCache(), signals, System::nanoTime);
    }

    @Bean
    NamedAccounts namedAccounts(Accounts accounts) {
        return accounts::named;
    }

    /** Before the first request can come. */
    @Bean
    SmartInitializingSingleton bootstrapAdmin(
            AccessSettings settings,
            Accounts accounts,
            Registration registration,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        return () -> new BootstrapAdmin(
                        settings, accounts, registration, jdbc, new TransactionTemplate(transactions), System.out)
                .makeIfMissing();
    }
}
