package org.openvault.backend.api.http;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The driver of the database with a watch, for development and tests: what each request waits for is told in its answer. */
public final class TimedDriver implements Driver {

    private final Driver driver = new org.postgresql.Driver();

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection connection = driver.connect(url, info);
        return connection == null ? null : watched(Connection.class, connection);
    }

    private static <T> T watched(Class<T> type, T target) {
        InvocationHandler handler = (proxy, method, values) -> call(target, method, values);
        return type.cast(Proxy.newProxyInstance(TimedDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] values) throws Throwable {
        boolean isExecution = target instanceof Statement && method.getName().startsWith("execute");
        long from = System.nanoTime();
        try {
            return statement(method.invoke(target, values), method.getReturnType());
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        } finally {
            if (isExecution) {
                SqlTime.add(System.nanoTime() - from);
            }
        }
    }

    private static @Nullable Object statement(@Nullable Object result, Class<?> declared) {
        return switch (result) {
            case CallableStatement call
            when declared == CallableStatement.class -> watched(CallableStatement.class, call);
            case PreparedStatement prepared
            when declared == PreparedStatement.class -> watched(PreparedStatement.class, prepared);
            case Statement plain when declared == Statement.class -> watched(Statement.class, plain);
            case null, default -> result;
        };
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driver.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger("org.postgresql");
    }
}
