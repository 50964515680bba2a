package org.llmmarket.publishing.query.process;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.llmmarket.publishing.api.actor.AccountId;

/** People with accounts of their own, signed in. */
public final class People {

    public static final Person ANYBODY = new Person(new AccountId("nobody"), "");
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<String, Person> KNOWN = new ConcurrentHashMap<>();

    private final Web web;

    private People(Web web) {
        this.web = web;
    }

    static People of(Web web) {
        return new People(web);
    }

    /** Somebody with an access token; without one nobody knows who calls. */
    public record Person(AccountId id, String token) {}

    public Person admin() {
        return KNOWN.computeIfAbsent("admin", role -> signInAsAdmin());
    }

    /** For a process with a database of its own, where nobody else is known. */
    public Person signInAsAdmin() {
        return signIn(new AccountId("admin"), QueryProcess.ADMIN);
    }

    public Person reviewer() {
        return withRole("reviewer");
    }

    public Person auditor() {
        return withRole("auditor");
    }

    public Person consumer() {
        return KNOWN.computeIfAbsent("consumer", role -> register("Carla", role));
    }

    /** The one provider that most stories are told of. */
    public Person provider() {
        return KNOWN.computeIfAbsent("provider", role -> register("Acme Models", role));
    }

    public Person otherProvider() {
        return KNOWN.computeIfAbsent("other", role -> register("Globex", "provider"));
    }

    public Person register(String name, String role) {
        String email = freshEmail();
        return signIn(account(name, email, role), email);
    }

    private static String freshEmail() {
        return "person-" + COUNT.incrementAndGet() + "@market.example";
    }

    private AccountId account(String name, String email, String role) {
        Web.Answer answer = web.post(
                "/auth/register",
                ANYBODY,
                Map.of("name", name, "email", email, "password", QueryProcess.PASSWORD, "role", role));
        return new AccountId(answer.json().path("id").asString());
    }

    private Person withRole(String role) {
        Person admin = admin();
        return KNOWN.computeIfAbsent(role, name -> withRole(name, admin));
    }

    /** Somebody else each time. */
    public Person withRole(String role, Person admin) {
        String email = freshEmail();
        AccountId id = account("Somebody", email, "consumer");
        web.put("/accounts/" + id + "/roles", admin, Map.of("roles", List.of(role)));
        return signIn(id, email);
    }

    private Person signIn(AccountId id, String email) {
        Web.Answer answer = web.post("/auth/login", ANYBODY, Map.of("email", email, "password", QueryProcess.PASSWORD));
        return new Person(id, answer.json().path("accessToken").asString());
    }
}
