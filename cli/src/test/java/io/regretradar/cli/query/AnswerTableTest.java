package io.regretradar.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void hitsBecomeRowsWithTheFieldsAskedFor() throws JsonProcessingException {
        AnswerTable table =
                table(
                        "{'_source':['account.id','risk.score','risk.top_reasons','reasons','alert.opened_at']}",
                        """
                        {'hits':{'hits':[
                          {'_source':{'account.id':'acorn','risk.score':78.126,
                            'risk.top_reasons':['a','b'],'reasons':[{'sentence':'Slow.'}],
                            'alert.opened_at':'2026-02-20T08:00:00.000Z'}},
                          {'_source':{'account':{'id':'birch'}}}]}}
                        """);

        assertThat(table.rows())
                .containsExactly(
                        List.of("acorn", "78.13", "a, b", "Slow.", "2026-02-20 08:00"),
                        List.of("birch", "", "", "", ""));
    }

    @Test
    void bucketsBecomeRowsWithWhatIsComputedInThem() throws JsonProcessingException {
        AnswerTable table =
                table(
                        """
                        {'aggs':{'stage':{'terms':{'field':'x'},'aggs':{
                          'left':{'filter':{}},'days':{'percentiles':{}},'mean':{'avg':{}},'kinds':{'terms':{}}}}}}
                        """,
                        """
                        {'aggregations':{'stage':{'buckets':[
                          {'key':'SETUP','doc_count':1200,'left':{'doc_count':1},
                           'days':{'values':{'50.0':20.0}},'mean':{'value':null},
                           'kinds':{'buckets':[{'key':'A','doc_count':3},{'key':'B','doc_count':2}]}}]}}}
                        """);

        assertThat(table.columns())
                .containsExactly("stage", "count", "left", "days", "mean", "kinds");
        assertThat(table.rows())
                .containsExactly(List.of("SETUP", "1200", "1", "20", "", "A 3, B 2"));
        StringWriter out = new StringWriter();
        table.print(new PrintWriter(out, true));
        assertThat(out.toString().lines())
                .containsExactly(
                        "stage  count  left  days  mean  kinds",
                        "SETUP   1200     1    20        A 3, B 2");
    }

    @Test
    void bucketsByNameKeepTheirNames() throws JsonProcessingException {
        AnswerTable table =
                table(
                        "{'aggs':{'contact':{'filters':{}}}}",
                        "{'aggregations':{'contact':{'buckets':{'too often':{'doc_count':2}}}}}");

        assertThat(table.rows()).containsExactly(List.of("too often", "2"));
    }

    private static AnswerTable table(String asked, String answer) throws JsonProcessingException {
        return AnswerTable.of(
                JSON.readTree(asked.replace('\'', '"')), JSON.readTree(answer.replace('\'', '"')));
    }
}
