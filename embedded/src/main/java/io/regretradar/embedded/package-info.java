/**
 * A real Kafka broker and a real Elasticsearch node on this machine, for the demo and for tests.
 *
 * <p>Servers listen on the loopback address only, keep their files in temporary directories, and
 * never outlive the JVM that started them, however that JVM ends.
 */
package io.regretradar.embedded;
