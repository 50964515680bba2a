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
import org.axonframework.messaging.annotation.MessageIdentifier;
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

    /** What each announcement was about, for several may name the same sunset. */
    private Map<String, List<String>> announcements = new TreeMap<>();

    @StartSaga
    @SagaEventHandler(associationProperty = "serviceId")
    void on(VersionsDeprecated deprecated, @MessageIdentifier String id, @Timestamp Instant announced, WorkQueue work) {
        serviceId = deprecated.serviceId().toString();
        forget(deprecated.versions(), work);
        String sunset = deprecated.sunsetAt().toString();
        String announcement = sunset + ":" + id;
        List<String> versions =
                deprecated.versions().stream().map(VersionNumber::toString).toList();
        sunsets.computeIfAbsent(sunset, unknown -> new ArrayList<>()).addAll(versions);
        announcements.put(announcement, new ArrayList<>(versions));
        work.enqueue(SunsetWorker.deadline(serviceId, deprecated.sunsetAt()));
        NoticeTimes.between(announced, deprecated.sunsetAt())
                .forEach((notice, at) -> work.enqueue(NoticeWorker.deadline(deprecated, announcement, notice, at)));
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
        announcements.keySet().forEach(announcement -> cancelNotices(announcement, work));
        end();
    }

    private void forget(List<VersionNumber> versions, WorkQueue work) {
        List<String> gone = versions.stream().map(VersionNumber::toString).toList();
        emptied(sunsets, gone).forEach(sunset -> cancel(sunset, work));
        emptied(announcements, gone).forEach(announcement -> cancelNotices(announcement, work));
    }

    /** Takes out what is gone, and then the keys of which nothing is left; answers these. */
    private static List<String> emptied(Map<String, List<String>> versions, List<String> gone) {
        versions.values().forEach(left -> left.removeAll(gone));
        List<String> emptied = versions.keySet().stream()
                .filter(key -> versions.getOrDefault(key, List.of()).isEmpty())
                .toList();
        emptied.forEach(versions::remove);
        return emptied;
    }

    private void cancel(String sunset, WorkQueue work) {
        work.cancel(SunsetWorker.KIND, SunsetWorker.keyFor(serviceId, Instant.parse(sunset)));
        // The release before had one set of notices for each sunset.
        cancelNotices(sunset, work);
    }

    private void cancelNotices(String announcement, WorkQueue work) {
        for (SunsetNotice notice : SunsetNotice.values()) {
            work.cancel(NoticeWorker.KIND, NoticeWorker.keyFor(serviceId, announcement, notice));
        }
    }

    private void endWhenNothingIsLeft() {
        if (sunsets.isEmpty()) {
            end();
        }
    }
}
