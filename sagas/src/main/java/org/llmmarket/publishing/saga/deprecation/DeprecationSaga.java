package org.llmmarket.publishing.saga.deprecation;

import static org.axonframework.modelling.saga.SagaLifecycle.end;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.StartSaga;
import org.axonframework.spring.stereotype.Saga;
import org.llmmarket.publishing.api.service.DeprecationCancelled;
import org.llmmarket.publishing.api.service.ServiceRetired;
import org.llmmarket.publishing.api.service.SunsetNotice;
import org.llmmarket.publishing.api.service.VersionNumber;
import org.llmmarket.publishing.api.service.VersionsDeprecated;
import org.llmmarket.publishing.api.service.VersionsRetired;
import org.llmmarket.publishing.api.service.VersionsSuspended;
import org.llmmarket.publishing.store.work.WorkQueue;

/** Waits for the sunsets of a service's deprecated versions, as long as there are any. */
@Saga
@ProcessingGroup("deprecation")
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE)
public class DeprecationSaga {

    private String serviceId = "";

    /** What each sunset, ISO 8601, will retire. */
    private Map<String, List<String>> sunsets = new TreeMap<>();

    @StartSaga
    @SagaEventHandler(associationProperty = "serviceId")
    void on(VersionsDeprecated deprecated, @Timestamp Instant announced, WorkQueue work) {
        serviceId = deprecated.serviceId().toString();
        forget(deprecated.versions(), work);
        sunsets.computeIfAbsent(deprecated.sunsetAt().toString(), sunset -> new ArrayList<>())
                .addAll(deprecated.versions().stream()
                        .map(VersionNumber::toString)
                        .toList());
        work.enqueue(SunsetWorker.deadline(serviceId, deprecated.sunsetAt()));
        NoticeTimes.between(announced, deprecated.sunsetAt())
                .forEach((notice, at) ->
                        work.enqueue(NoticeWorker.deadline(serviceId, deprecated.sunsetAt(), notice, at)));
    }

    @SagaEventHandler(associationProperty = "serviceId")
    void on(DeprecationCancelled cancelled, WorkQueue work) {
        forget(cancelled.versions(), work);
        endWhenNothingIsLeft();
    }

    @SagaEventHandler(associationProperty = "serviceId")
    void on(VersionsSuspended suspended, WorkQueue work) {
        forget(suspended.versions(), work);
        endWhenNothingIsLeft();
    }

    @SagaEventHandler(associationProperty = "serviceId")
    void on(VersionsRetired retired, WorkQueue work) {
        forget(retired.versions(), work);
        endWhenNothingIsLeft();
    }

    @SagaEventHandler(associationProperty = "serviceId")
    void on(ServiceRetired retired, WorkQueue work) {
        sunsets.keySet().forEach(sunset -> cancel(sunset, work));
        end();
    }

    private void forget(List<VersionNumber> versions, WorkQueue work) {
        List<String> gone = versions.stream().map(VersionNumber::toString).toList();
        for (Map.Entry<String, List<String>> sunset : sunsets.entrySet()) {
            if (sunset.getValue().removeAll(gone) && sunset.getValue().isEmpty()) {
                cancel(sunset.getKey(), work);
            }
        }
        sunsets.values().removeIf(List::isEmpty);
    }

    private void cancel(String sunset, WorkQueue work) {
        Instant at = Instant.parse(sunset);
        work.cancel(SunsetWorker.KIND, SunsetWorker.keyFor(serviceId, at));
        for (SunsetNotice notice : SunsetNotice.values()) {
            work.cancel(NoticeWorker.KIND, NoticeWorker.keyFor(serviceId, at, notice));
        }
    }

    private void endWhenNothingIsLeft() {
        if (sunsets.isEmpty()) {
            end();
        }
    }
}
