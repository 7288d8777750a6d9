// SPDX-FileCopyrightText: The Hybrid Cluster SDK authors
// SPDX-License-Identifier: Apache-2.0

package io.hybridcluster.aliyun.ram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.hybridcluster.model.plan.IpStack;
import io.hybridcluster.model.version.TerwayVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RamPolicyDocumentTest {
    private static final RamAction ATTACH = new RamAction("ecs:AttachNetworkInterface");

    private static RamPolicyDocument document(String statements) {
        return RamPolicyDocument.parse("{\"Version\":\"1\",\"Statement\":" + statements.replace('\'', '"') + "}");
    }

    @Test
    void readsWhatTheSdkWrites() {
        RamPolicy policy = TerwayRamPolicy.forTerway(new TerwayVersion(1, 8, 2), IpStack.DUAL);

        assertThat(RamPolicyDocument.parse(policy.toString())).isEqualTo(RamPolicyDocument.of(policy));
        assertThat(RamPolicyDocument.parse(policy.document().toJson())).hasSameHashCodeAs(RamPolicyDocument.of(policy));
    }

    @Test
    void readsTextsAndListsAndALoneStatement() {
        RamPolicyDocument text = document("{'Effect':'Allow','Action':'ecs:*','Resource':'*'}");

        assertThat(text).isEqualTo(document("[{'Effect':'Allow','Action':['ecs:*'],'Resource':['*','*']}]"));
        assertThat(text).isNotEqualTo(document("[{'Effect':'Deny','Action':['ecs:*'],'Resource':['*']}]"));
        assertThat(text)
                .isNotEqualTo(
                        document("[{'Effect':'Allow','Action':['ecs:*'],'Resource':['*'],'Condition':{'a':{}}}]"));
        assertThat(text).isNotEqualTo(document("[{'Effect':'Allow','NotAction':['ecs:*'],'Resource':['*']}]"));
        assertThat(text).isNotEqualTo(document("[{'Effect':'Allow','Action':['ecs:*'],'NotResource':['*']}]"));
    }

    @Test
    void isTheSameInWhateverOrder() {
        String one = "{'Effect':'Allow','Action':['ecs:A','ecs:B'],'Resource':['*']}";
        String other = "{'Effect':'Allow','Action':'vpc:C','Resource':'*'}";

        assertThat(document("[" + one + "," + other + "]"))
                .isEqualTo(document("[" + other + ",{'Resource':'*','Action':['ecs:B','ecs:A'],'Effect':'Allow'}]"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'Effect':'Allow','Action':'*','Resource':'*'}                                        | ALLOWED
            {'Effect':'Allow','Action':'ecs:*','Resource':'*'}                                    | ALLOWED
            {'Effect':'Allow','Action':'ECS:attachNetworkInterface','Resource':'*'}               | ALLOWED
            {'Effect':'Allow','Action':'ecs:Attach*Interface','Resource':'acs:ecs:*:*:eni/*'}     | ALLOWED
            {'Effect':'Allow','Action':'ecs:AttachNetworkInterfac?','Resource':'acs:ecs:*:*:eni/e-?'} | ALLOWED
            {'Effect':'Allow','Action':'ecs:AttachNetwork','Resource':'*'}                        | NOT_ALLOWED
            {'Effect':'Allow','Action':'ecs:AttachNetworkInterface??','Resource':'*'}             | NOT_ALLOWED
            {'Effect':'Allow','Action':'vpc:*','Resource':'*'}                                    | NOT_ALLOWED
            {'Effect':'Allow','Action':'ecs:*','Resource':'acs:ecs:*:*:ENI/*'}                    | NOT_ALLOWED
            {'Effect':'Allow','Action':'ecs:*','Resource':'acs:ecs:*:*:eni/e-2'}                  | NOT_ALLOWED
            {'Effect':'Allow','NotAction':'vpc:*','Resource':'*'}                                 | ALLOWED
            {'Effect':'Allow','NotAction':['vpc:*','ecs:Attach*'],'Resource':'*'}                 | NOT_ALLOWED
            {'Effect':'Allow','Action':'ecs:*','NotResource':'acs:ecs:*:*:eni/e-1'}               | NOT_ALLOWED
            {'Effect':'Allow','Action':'ecs:*','NotResource':'acs:ecs:*:*:eni/e-2'}               | ALLOWED
            {'Effect':'Allow','Action':'ecs:*','Resource':'*','Condition':{'IpAddress':{'a':'b'}}} | CONDITIONAL
            {'Effect':'Deny','Action':'ecs:*','Resource':'*'}                                     | DENIED
            {'Effect':'Deny','Action':'ecs:*','Resource':'*','Condition':{'x':{}}}                | NOT_ALLOWED
            """)
    void decides(String statement, RamDecision expected) {
        assertThat(document(statement).decide(ATTACH, "acs:ecs:cn-hangzhou:1234:eni/e-1"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                        | ALLOWED
            {'Condition':{'a':{}}}    | CONDITIONAL
            """)
    void letsADenialWin(String extra, RamDecision perhaps) {
        RamPolicyDocument allow = document("{'Effect':'Allow','Action':'*','Resource':'*'}");
        RamPolicyDocument deny = document("{'Effect':'Deny','Action':'ecs:Attach*','Resource':'*'"
                + (extra.equals("{}") ? "" : "," + extra.substring(1, extra.length() - 1)) + "}");

        assertThat(RamPolicyDocument.decide(List.of(allow, deny), ATTACH, "*"))
                .isEqualTo(perhaps == RamDecision.ALLOWED ? RamDecision.DENIED : RamDecision.CONDITIONAL);
        assertThat(RamPolicyDocument.decide(List.of(allow, deny), new RamAction("ecs:Other"), "*"))
                .isEqualTo(RamDecision.ALLOWED);
        assertThat(RamPolicyDocument.decide(List.of(), ATTACH, "*")).isEqualTo(RamDecision.NOT_ALLOWED);
    }

    @Test
    void keepsConditionsAsTheyAre() {
        RamGrant grant = document(
                        "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'NewOperator':{'acs:X':['1']}}}")
                .grants()
                .get(0);

        assertThat(grant.condition()).isEqualTo(Map.of("NewOperator", Map.of("acs:X", List.of("1"))));
        assertThat(grant).hasToString("Allow * on * under a condition");
        assertThat(document("{'Effect':'Deny','NotAction':'a:b','NotResource':['c','d']}"))
                .hasToString("[Deny all but a:b on all but c, d]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                       | a policy document without a Statement allows nothing
            [1]                                                      | Statement[0]: expected an object, found something else
            [{'Action':'*','Resource':'*'}]                          | Statement[0].Effect: expected Allow or Deny, found something else
            [{'Effect':'Allow','Resource':'*'}]                      | Statement[0]: expected either Action or NotAction, found neither
            [{'Effect':'Allow','Action':'*','NotAction':'*','Resource':'*'}] | Statement[0]: expected either Action or NotAction, found both
            [{'Effect':'Allow','Action':'*'}]                        | Statement[0]: expected either Resource or NotResource, found neither
            [{'Effect':'Allow','Action':[1],'Resource':'*'}]         | Statement[0]: expected texts, found something else
            [{'Effect':'Allow','Action':[],'Resource':'*'}]          | Statement[0]: an action or resource is nothing
            [{'Effect':'Allow','Action':'*','Resource':'*','Condition':1}] | Statement[0].Condition: expected an object, found something else
            """)
    void refusesWhatSaysNothing(String statements, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> document(statements))
                .withMessage(message);
    }

    @Test
    void refusesWhatIsNoObject() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RamPolicyDocument.parse("[]"))
                .withMessage("a policy document is an object, found something else");
        assertThatNullPointerException()
                .isThrownBy(() -> RamPolicyDocument.parse(null))
                .withMessage("json");
    }

    @Test
    void matchesWithoutTrying() {
        String text = "a".repeat(5_000);

        assertThat(Wildcard.matches("a*".repeat(1_000) + "b", text, false)).isFalse();
        assertThat(Wildcard.matches("*a*a*a", text, false)).isTrue();
        assertThat(Wildcard.matches("", "", false)).isTrue();
        assertThat(Wildcard.matches("**", "", false)).isTrue();
        assertThat(Wildcard.matches("?", "", false)).isFalse();
    }
}
