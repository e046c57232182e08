package io.regretradar.domain.account;

/** What we remember about one account. Content follows. */
public final class AccountState {
    private final String accountId;

    AccountState(String accountId) {
        this.accountId = accountId;
    }

    public String accountId() {
        return accountId;
    }
}
