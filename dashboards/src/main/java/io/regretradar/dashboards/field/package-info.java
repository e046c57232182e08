/** The fields of our documents: one list, from which mappings and documentation are made. */
package io.regretradar.dashboards.field;
