package org.llmmarket.publishing.query.rebuild;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.llmmarket.publishing.access.trail.AccessTrail;
import org.llmmarket.publishing.query.projection.ReadModel;
import org.llmmarket.publishing.store.engine.LogByService;
import org.llmmarket.publishing.store.log.EventLog;
import org.llmmarket.publishing.store.processing.GroupTokens;
import org.llmmarket.publishing.store.processing.ParkedEvents;
import org.llmmarket.publishing.store.signal.Signals;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rebuilds of read models. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DriftSettings.class)
class RebuildConfiguration {

    @Bean
    Ground rebuildGround(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            LogByService.Access byService,
            EventLog log,
            GroupTokens tokens,
            ParkedEvents parked,
            Signals signals) {
        return new Ground(
                jdbc,
                new TransactionTemplate(transactions),
                byService,
                log,
                tokens,
                parked,
                signals,
                new Rebuilds(jdbc));
    }

    @Bean
    ReadModels readModels(Ground ground, List<ReadModel> models, AccessTrail trail) {
        return new ReadModels(ground, byGroup(models), trail);
    }

    @Bean
    Rebuilder rebuilder(Ground ground, List<ReadModel> models) {
        return new Rebuilder(ground, byGroup(models));
    }

    @Bean
    RebuildStream rebuildStream(ReadModels readModels) {
        return new RebuildStream(readModels::of);
    }

    @Bean
    DriftWatch driftWatch(
            Ground ground, List<ReadModel> models, JdbcClient jdbc, DriftSettings settings, MeterRegistry meters) {
        return new DriftWatch(ground, byGroup(models), new DriftChecks(jdbc), settings, meters);
    }

    private static Map<String, ReadModel> byGroup(List<ReadModel> models) {
        Map<String, ReadModel> byGroup = new TreeMap<>();
        models.forEach(model -> byGroup.put(model.group(), model));
        return byGroup;
    }
}
