using System.Collections.Immutable;
using System.Diagnostics;
using System.Reflection;
using GluteTriage.Sessions.Reviewing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Reviewing;
using GluteTriage.Web.Reviewing.Export;
using GluteTriage.Web.Reviewing.Glass;

namespace GluteTriage.Web.Tests.Shell;

/// <summary>
/// One way to say no (docs/adr/0046): an application class says what happened as one of a closed set; a page has a sentence for each.
/// </summary>
public sealed class RefusalTests
{
    public static TheoryData<Type> Outcomes =>
    [
        typeof(SessionChange), typeof(ViewSaved), typeof(ConcernClosed), typeof(StaffChange), typeof(ProofTaken), typeof(PasswordChecked),
        typeof(SignInFinished), typeof(PasswordSet), typeof(PasskeyRemoved), typeof(GlassChange), typeof(NameFault), typeof(PasswordFault),
        typeof(JudgementFault), typeof(ExportFault),
    ];

    [Theory, MemberData(nameof(Outcomes))]
    public void Every_refusal_has_a_sentence_of_its_own_and_success_has_none(Type outcome)
    {
        var sentences = CasesOf(outcome).Select(one => (Name: one.ToString()!, Sentence: SentenceOf(outcome, one))).ToList();

        Assert.All(sentences, one => Assert.Equal(IsSuccess(one.Name), one.Sentence is null));
        Assert.Distinct(sentences.Where(one => one.Sentence is not null).Select(one => one.Sentence));
    }

    [Fact]
    public void No_class_that_asks_for_a_permission_answers_with_a_sentence()
    {
        var answers =
            from type in typeof(NeedsAttribute).Assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public)
            where method.IsDefined(typeof(NeedsAttribute))
            let answer = Unwrapped(method.ReturnType)
            where answer == typeof(string)
                || (answer.Name.StartsWith("ValueTuple", StringComparison.Ordinal) && answer.GenericTypeArguments.Contains(typeof(string)))
            select $"{type.Name}.{method.Name}";

        // A draft that was kept: what a person typed, not a reason.
        Assert.Equal(["KeptText.TakeAsync"], answers.Order());
    }

    private static bool IsSuccess(string name) =>
        name.Split(' ')[0] is "Made" or "LinkMade" or "Saved" or "Taken" or "Right" or "Opened" or "Broken" && name != nameof(NameFault.Taken);

    private static Type Unwrapped(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>) ? type.GenericTypeArguments[0] : type;

    private static IEnumerable<object> CasesOf(Type outcome) => outcome.IsEnum
        ? Enum.GetValues(outcome).Cast<object>()
        : outcome.GetNestedTypes().SelectMany(Made);

    /// <summary>With every reason there is, where a case carries one.</summary>
    private static IEnumerable<object> Made(Type kind)
    {
        var parameters = kind.GetConstructors()[0].GetParameters();
        return parameters is []
            ? [Activator.CreateInstance(kind)!]
            : ValuesOf(parameters[0].ParameterType).Select(value => Activator.CreateInstance(kind, value)!);
    }

    private static IEnumerable<object?> ValuesOf(Type type) => type switch
    {
        _ when type == typeof(NameFault) => (IEnumerable<object?>)CasesOf(type),
        _ when type == typeof(ProofTaken) => CasesOf(type).Where(taken => taken is not ProofTaken.Taken),
        _ when type == typeof(TimeSpan) => [TimeSpan.FromMinutes(1)],
        _ when type == typeof(string) => ["/account/link"],
        _ when type == typeof(ImmutableSortedSet<StaffRole>) => [ImmutableSortedSet.Create(StaffRole.Administrator, StaffRole.Editor)],
        _ => [null],
    };

    private static string? SentenceOf(Type outcome, object one) => one switch
    {
        SessionChange change => ReviewText.Problem(change),
        ViewSaved saved => ReviewText.Inbox.Problem(saved),
        ConcernClosed closed => ReviewText.Problem(closed),
        StaffChange change => StaffText.Problem(change),
        ProofTaken taken => AccountText.Problem(taken),
        PasswordChecked answer => AccountText.Problem(answer),
        SignInFinished answer => AccountText.Problem(answer),
        PasswordSet answer => AccountText.Problem(answer),
        PasskeyRemoved answer => AccountText.Problem(answer),
        GlassChange change => ReviewText.Glass.Problem(change),
        NameFault fault => AccountText.Problem(fault),
        PasswordFault fault => AccountText.Problem(fault),
        JudgementFault fault => ReviewText.Problem(fault),
        ExportFault fault => ReviewText.Out.Problem(fault),
        _ => throw new UnreachableException($"{outcome.Name} has no words here."),
    };
}
