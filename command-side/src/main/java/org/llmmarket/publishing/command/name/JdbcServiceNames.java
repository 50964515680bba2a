package org.llmmarket.publishing.command.name;

import java.util.Optional;
import org.llmmarket.publishing.api.actor.AccountId;
import org.llmmarket.publishing.api.finding.Findings;
import org.llmmarket.publishing.api.finding.Reason;
import org.llmmarket.publishing.api.finding.Rejection;
import org.llmmarket.publishing.api.service.ServiceId;
import org.llmmarket.publishing.api.service.ServiceName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names as rows with the normal form as their key: the insert waits for a rival's transaction, and then one of them has it. */
public final class JdbcServiceNames implements ServiceNames {

    private final JdbcClient jdbc;

    public JdbcServiceNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Holder> holder(ServiceName name) {
        return jdbc.sql("SELECT service_id, provider_id, retired FROM service_name WHERE normal_form = ?")
                .param(name.normalForm())
                .query((row, number) -> new Holder(
                        new ServiceId(row.getString("service_id")),
                        new AccountId(row.getString("provider_id")),
                        row.getBoolean("retired")))
                .optional();
    }

    @Override
    public void take(ServiceName name, ServiceId serviceId, AccountId owner) {
        // A retired service keeps its name for its owner only; nobody else's row is ever changed.
        int taken = jdbc.sql("""
                        INSERT INTO service_name AS held (normal_form, service_id, provider_id)
                        VALUES (:name, :service, :owner)
                        ON CONFLICT (normal_form) DO UPDATE SET service_id = :service, retired = false
                        WHERE held.provider_id = :owner AND held.retired
                        """)
                .param("name", name.normalForm())
                .param("service", serviceId.value())
                .param("owner", owner.value())
                .update();
        if (taken == 0) {
            throw holder(name).map(Holder::owner).filter(owner::equals).isPresent() ? justTakenByOwner() : taken(name);
        }
    }

    @Override
    public void keep(ServiceName name, ServiceId serviceId) {
        jdbc.sql(
                        "UPDATE service_name SET ever_active = true WHERE normal_form = ? AND service_id = ? AND NOT ever_active")
                .params(name.normalForm(), serviceId.value())
                .update();
    }

    @Override
    public void release(ServiceName name, ServiceId serviceId) {
        jdbc.sql("DELETE FROM service_name WHERE normal_form = ? AND service_id = ? AND NOT ever_active")
                .params(name.normalForm(), serviceId.value())
                .update();
        jdbc.sql("UPDATE service_name SET retired = true WHERE normal_form = ? AND service_id = ?")
                .params(name.normalForm(), serviceId.value())
                .update();
    }

    private static Rejection taken(ServiceName name) {
        String message = "The name '" + name + "' belongs to another provider.";
        return new Rejection(Reason.NAME_TAKEN, message, Findings.error("name", message, Reason.NAME_TAKEN.name()));
    }

    private static Rejection justTakenByOwner() {
        return new Rejection(Reason.CONCURRENT_CHANGE, "Another of your requests has just taken this name.");
    }
}
