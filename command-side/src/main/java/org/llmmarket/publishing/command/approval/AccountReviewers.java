package org.llmmarket.publishing.command.approval;

import org.llmmarket.publishing.access.account.Account;
import org.llmmarket.publishing.access.account.ActiveAccounts;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.actor.Role;
import org.springframework.beans.factory.ObjectProvider;

/** Reviewers are accounts with that role; processes that know no accounts assign nothing. */
public final class AccountReviewers implements Reviewers {

    private final ObjectProvider<ActiveAccounts> accounts;

    public AccountReviewers(ObjectProvider<ActiveAccounts> accounts) {
        this.accounts = accounts;
    }

    @Override
    public boolean canDecide(AccountId account) {
        return accounts.getObject()
                .find(account)
                .filter(Account::isActive)
                .map(Account::roles)
                .filter(roles -> roles.contains(Role.REVIEWER) || roles.contains(Role.ADMIN))
                .isPresent();
    }
}
