/** One page that says whom to call today, made from what stands in Elasticsearch. */
package io.regretradar.cli.digest;
