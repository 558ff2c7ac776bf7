package dev.howl.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan leads every frame to its message, and says of any other what is wrong. */
class RouterTest {
    private static List<String> candidates(String plan, String frame) {
        return Router.of(RoutingPlan.parse(plan.replace('\'', '"')), id -> id)
                .candidates(Json.read(frame.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'op':1}                     | a
            {'op':1.0}                   | a
            {'op':10e-1}                 | a
            {'op':'1'}                   | b
            {'op':true}                  | c
            {'op':null}                  | d
            {'op':[1.0,{'x':2}]}         | e
            {}                           | f
            {'op':7}                     | g
            """)
    void byValue(String frame, String message) {
        assertThat(candidates("""
                {'value':'/op','cases':[{'is':[1],'then':'a'},{'is':['1'],'then':'b'},{'is':[true],'then':'c'},
                  {'is':[null],'then':'d'},{'is':[[1,{'x':2}]],'then':'e'}],'absent':'f','other':'g'}""", frame)).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'x':null}    | n
            {'x':false}   | b
            {'x':{}}      | o
            {'x':[]}      | a
            {'x':1.5}     | f
            {'x':2.0}     | i
            {'x':1e300}   | i
            {'x':''}      | s
            {}            | none
            """)
    void byType(String frame, String message) {
        assertThat(candidates("""
                {'type':'/x','cases':[{'is':['null'],'then':'n'},{'is':['boolean'],'then':'b'},{'is':['object'],'then':'o'},
                  {'is':['array'],'then':'a'},{'is':['number'],'then':'f'},{'is':['integer'],'then':'i'},
                  {'is':['string'],'then':'s'}],'absent':'none'}""", frame)).containsExactly(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'d':{'a/b~c':null}} | yes
            {'d':{}}             | no
            {'d':7}              | no
            {'a/b~c':null}       | no
            {}                   | no
            """)
    void byPresenceInsideOfAnObject(String frame, String message) {
        assertThat(candidates("{'present':'/d/a~1b~0c','then':'yes','absent':'no'}", frame))
                .containsExactly(message);
    }

    @Test
    void inOrder() {
        assertThat(candidates("['a','b']", "{}")).containsExactly("a", "b");
        assertThat(candidates("'a'", "5")).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'value':'/op','cases':[{'is':[1],'then':'a'}]}               | {'op':2}     | unknown_type | /op    | no message of this type
            {'value':'/op','cases':[{'is':[1],'then':'a'}]}               | {'op':'1'}   | unknown_type | /op    | 'op' is not a number
            {'value':'/op','cases':[{'is':[1],'then':'a'}]}               | {}           | unknown_type | none   | 'op' is missing
            {'value':'/d/t','cases':[{'is':['x',true],'then':'a'}]}       | {'d':{}}     | unknown_type | /d     | 't' is missing
            {'value':'/d/t','cases':[{'is':['x',true],'then':'a'}]}       | {'d':7}      | unknown_type | /d     | 't' is missing
            {'value':'/d/t','cases':[{'is':['x',true],'then':'a'}]}       | {'t':'x'}    | unknown_type | none   | 't' is missing
            {'value':'/d/t','cases':[{'is':['x',true],'then':'a'}]}       | {'d':{'t':7}} | unknown_type | /d/t  | 't' is not a boolean or a string
            {'value':'/a~1b/t','cases':[{'is':['x'],'then':'a'}]}         | {'a/b':{}}   | unknown_type | /a~1b  | 't' is missing
            {'value':'/t','cases':[{'is':['x'],'then':'a'}],'absent':'b'} | {'t':1}      | unknown_type | /t     | 't' is not a string
            {'value':'/t','cases':[{'is':['x'],'then':'a'}],'absent':'b'} | {'t':'y'}    | unknown_type | /t     | no message of this type
            {'value':'/t','cases':[{'is':['x'],'then':'a'}]}              | []           | bad_json     | none   | must be one JSON object
            {'type':'','cases':[{'is':['array'],'then':'a'}]}             | {}           | unknown_type | none   | of a type that no message has
            {'type':'/x','cases':[{'is':['array'],'then':'a'}]}           | {'x':1}      | unknown_type | /x     | 'x' has a JSON type that it has in no message
            {'type':'/x','cases':[{'is':['array'],'then':'a'}]}           | {}           | unknown_type | none   | 'x' is missing
            {'present':'/x','then':'a'}                                   | {}           | unknown_type | none   | 'x' is missing
            {'present':'/x','absent':'a'}                                 | {'x':1}      | unknown_type | /x     | 'x' belongs to no message
            null                                                          | {}           | unknown_type | none   | no such message
            []                                                            | {}           | unknown_type | none   | no such message
            """)
    void whatIsNoMessage(String plan, String frame, String code, String pointer, String reason) {
        assertThatThrownBy(() -> candidates(plan, frame)).isInstanceOfSatisfying(CodedException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(String.valueOf(e.pointer())).isEqualTo(pointer.equals("none") ? "null" : pointer);
            assertThat(e).hasMessageContaining(reason);
        });
    }

    @Test
    void aPlanNamesMessagesOfTheDirection() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Router.of(RoutingPlan.message("b"), id -> id.equals("a") ? id : null))
                .withMessageContaining("'b'");
    }

    record First(int n) implements Message {
        First {
            Constraints.maximum("n", n, "5");
        }
    }

    record Second(int n) implements Message {}

    /** The first message whose record accepts the frame is it. */
    @Test
    void theRecordsDecideInOrder() {
        FrameCodec codec = FrameCodec.ofServer(ChannelSpec.builder("c", "/c", "C", "1.0.0")
                .clientMessage("first", "first", First.class)
                .clientMessage("second", "second", Second.class)
                .clientRouting(RoutingPlan.inOrder("first", "second"))
                .build());
        assertThat(codec.read("{\"n\":5}").spec().name()).isEqualTo("first");
        assertThat(codec.recognise(codec.parse("{\"n\":6}")).spec().name()).isEqualTo("second");
        assertThat(codec.candidates("{\"n\":6}")).hasSize(2);
        assertThatThrownBy(() -> codec.read("{\"n\":\"x\"}"))
                .isInstanceOfSatisfying(
                        CodedException.class, e -> assertThat(e.code()).isEqualTo("schema_violation"))
                .hasMessageContaining("none of the messages 'first', 'second'");
    }

    /** Members beside the payload that a contract fixes are written. */
    @Test
    void fixedMembersAreWritten() {
        FrameCodec codec = FrameCodec.ofServer(ChannelSpec.builder("c", "/c", "C", "1.0.0")
                .envelope(new Envelope(null, "d", null, null, null))
                .serverMessage("second", "second", Second.class)
                .fixed("second", "2", "op")
                .build());
        assertThat(codec.encode(new Second(7), FrameFields.NONE)).asString().isEqualTo("{\"op\":2,\"d\":{\"n\":7}}");
    }
}
