/** Index templates made from the list of fields. */
package io.regretradar.dashboards.elasticsearch;
