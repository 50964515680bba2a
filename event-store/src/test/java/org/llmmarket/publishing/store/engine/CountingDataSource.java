package org.llmmarket.publishing.store.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Counts what is asked of the database by whoever takes his connections here, and by nobody else. */
final class CountingDataSource extends DelegatingDataSource {

    private final AtomicInteger queries = new AtomicInteger();

    CountingDataSource(DataSource counted) {
        super(counted);
    }

    int queries() {
        return queries.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) counting(Connection.class, super.getConnection());
    }

    private Object counting(Class<?> type, Object counted) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                queries.incrementAndGet();
            }
            Object answer = call(method, counted, arguments);
            if (answer instanceof PreparedStatement statement) {
                return counting(PreparedStatement.class, statement);
            }
            return answer instanceof Statement statement ? counting(Statement.class, statement) : answer;
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object call(Method method, Object counted, Object[] arguments) throws Throwable {
        try {
            return method.invoke(counted, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
