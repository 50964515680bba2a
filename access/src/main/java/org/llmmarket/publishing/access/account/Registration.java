package org.llmmarket.publishing.access.account;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.jspecify.annotations.Nullable;
import org.llmmarket.publishing.access.problem.Problem;
import org.llmmarket.publishing.access.trail.AccessTrail;
import org.llmmarket.publishing.access.trail.Act;
import org.llmmarket.publishing.access.trail.RequestTrace;
import org.llmmarket.publishing.access.web.Preconditions;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Actor;
import org.llmmarket.publishing.api.actor.Role;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.provider.RegisterProvider;
import org.llmmarket.publishing.api.provider.VerifyProvider;
import org.llmmarket.publishing.store.aggregate.AtomicCommands;
import org.llmmarket.publishing.store.signal.Signals;
import org.llmmarket.publishing.store.signal.Topic;

/** Makes accounts and changes them; a provider's account and its aggregate change in one transaction. */
public final class Registration {

    private final Accounts accounts;
    private final ActiveAccounts active;
    private final Passwords passwords;
    private final CommandGateway commands;
    private final AtomicCommands atomic;
    private final Signals signals;
    private final AccessTrail trail;

    Registration(
            Accounts accounts,
            ActiveAccounts active,
            Passwords passwords,
            CommandGateway commands,
            AtomicCommands atomic,
            Signals signals,
            AccessTrail trail) {
        this.accounts = accounts;
        this.active = active;
        this.passwords = passwords;
        this.commands = commands;
        this.atomic = atomic;
        this.signals = signals;
        this.trail = trail;
    }

    /** Makes an account that signs in with a password. */
    void register(
            AccountId id, String name, String email, String password, @Nullable String organization, Set<Role> roles) {
        Email key = Email.of(email);
        String hash = passwords.hash(password);
        atomic.inOneTransaction(() -> {
            if (!accounts.add(fresh(id, name.strip(), key.value(), organization, roles, true), key, hash)) {
                throw Problem.of(409, "EMAIL_TAKEN", "An account with this e-mail address is there already.")
                        .exception();
            }
            registerProvider(id, roles);
            RequestTrace.concerns(id);
            trail.done(act("AccountRegistered", "account.register", id).with("roles", wires(roles)));
            return id;
        });
    }

    /**
     * Makes the account of somebody whom an outside issuer knows, or brings its roles up to date.
     *
     * @param issuedAt when the issuer said what they are; what it has said since stays
     */
    public void admit(AccountId id, String name, String email, Set<Role> roles, Instant issuedAt) {
        if (accounts.hasRolesIssued(id, issuedAt)) {
            return;
        }
        atomic.inOneTransaction(() -> {
            boolean isNew = accounts.add(fresh(id, name, email, null, roles, false), null, null);
            Account account = known(id, null);
            if (accounts.hasRolesIssued(id, issuedAt)) {
                return account;
            }
            accounts.setRolesIssued(id, roles, issuedAt);
            RequestTrace.concerns(id);
            trail.done((isNew
                            ? act("AccountRegistered", "account.register", id).with("roles", wires(roles))
                            : rolesAssigned(id, account.roles(), roles))
                    .with("issuer", "outside")
                    .by(Actor.SYSTEM.id()));
            registerProvider(id, roles);
            return changed(id);
        });
    }

    /**
     * Gives an account its roles in place of those that it has.
     *
     * @param ifMatch what the caller has seen of the account; anything when it is null
     */
    void assignRoles(AccountId id, @Nullable String ifMatch, Set<Role> roles) {
        atomic.inOneTransaction(() -> {
            Account account = known(id, ifMatch);
            if (!roles.contains(Role.ADMIN)) {
                keepAnAdmin(account);
            }
            accounts.setRoles(id, roles);
            registerProvider(id, roles);
            trail.done(rolesAssigned(id, account.roles(), roles));
            return changed(id);
        });
    }

    /**
     * Lets an account act or not, and vouches for a provider.
     *
     * @param ifMatch what the caller has seen of the account; anything when it is null
     */
    void changeStatus(
            AccountId id, @Nullable String ifMatch, AccountStatus status, @Nullable Boolean verified, Actor by) {
        atomic.inOneTransaction(() -> {
            Account account = known(id, ifMatch);
            if (status != AccountStatus.ACTIVE) {
                keepAnAdmin(account);
            }
            accounts.setStatus(id, status);
            if (verified != null && verified != account.verified()) {
                verify(account, verified, by);
            }
            trail.done(act("AccountStatusChanged", "account.change-status", id)
                    .with("from", account.status().wire())
                    .with("to", status.wire())
                    .with("verified", verified));
            return changed(id);
        });
    }

    /** The account as it is now, within the transaction that changes it too. */
    Account account(AccountId id) {
        return accounts.find(id).orElseThrow();
    }

    private void verify(Account account, boolean verified, Actor by) {
        Rejection.rejectIf(!verified, Reason.ILLEGAL_MOVE, "A verification is not taken back; suspend the account.");
        Rejection.rejectIf(
                !account.roles().contains(Role.PROVIDER), Reason.ILLEGAL_MOVE, "Only providers are verified.");
        accounts.setVerified(account.id());
        commands.sendAndWait(new VerifyProvider(account.id(), by));
    }

    private void registerProvider(AccountId id, Set<Role> roles) {
        if (roles.contains(Role.PROVIDER) && accounts.becomesProvider(id)) {
            commands.sendAndWait(new RegisterProvider(id));
        }
    }

    private static Act act(String eventType, String action, AccountId account) {
        return Act.of(eventType, action, "account", account.value());
    }

    private static Act rolesAssigned(AccountId id, Set<Role> before, Set<Role> roles) {
        return act("RolesAssigned", "account.assign-roles", id)
                .with("from", wires(before))
                .with("to", wires(roles));
    }

    private static List<String> wires(Set<Role> roles) {
        return roles.stream().sorted().map(Role::wire).toList();
    }

    void keepAnAdmin(Account account) {
        Rejection.rejectIf(
                account.isActive()
                        && account.roles().contains(Role.ADMIN)
                        && accounts.otherActiveAdmins(account.id()) == 0,
                Reason.ILLEGAL_MOVE,
                "This is the last active admin.");
    }

    /** The account as it is, held against others until the transaction ends, if that is what the caller has seen. */
    Account known(AccountId id, @Nullable String ifMatch) {
        Account account = accounts.findForChange(id).orElseThrow(AccountPath::notFound);
        Preconditions.requireMatch(ifMatch, account.entityTag());
        return account;
    }

    Account changed(AccountId id) {
        active.forgetAfterCommit(id);
        signals.raiseAfterCommit(Topic.ACCOUNTS);
        return account(id);
    }

    private static Account fresh(
            AccountId id, String name, String email, @Nullable String organization, Set<Role> roles, boolean here) {
        return new Account(
                id,
                name,
                email,
                organization,
                false,
                roles,
                AccountStatus.ACTIVE,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                here);
    }
}
