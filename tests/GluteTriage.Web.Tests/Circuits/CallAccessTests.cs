using System.Reflection;
using GluteTriage.Testing;
using GluteTriage.Web.Accounts;
using GluteTriage.Web.Tests.Operations;
using GluteTriage.Web.Tests.Reviewing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace GluteTriage.Web.Tests.Circuits;

/// <summary>Every call of every class that asks who somebody is. A button that is not shown has refused nothing.</summary>
public sealed class CallAccessTests(Site site)
{
    private static readonly IReadOnlyList<MethodInfo> Calls =
    [
        .. from type in typeof(StaffAccess).Assembly.GetTypes()
           where type is { IsClass: true, IsAbstract: false } && !typeof(IComponent).IsAssignableFrom(type)
           where type.GetConstructors().Any(made => made.GetParameters().Any(part => part.ParameterType == typeof(StaffAccess)))
           from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
           where !method.IsSpecialName && method.Name is not ("Dispose" or "DisposeAsync")
           orderby type.Name, method.Name
           select method,
    ];

    [Fact]
    public void Every_call_says_what_it_needs()
    {
        var silent = Calls.Where(call => IsAsync(call) && call.GetCustomAttribute<NeedsAttribute>() is null).Select(NameOf);

        Assert.True(!silent.Any(), "Say [Needs(Permission.X)] on: " + string.Join(", ", silent));
    }

    [Fact]
    public void What_each_call_needs_has_been_approved() =>
        Approved.Verify(
            "GluteTriage.Web.Tests",
            "access-calls",
            string.Join("\n", Calls.Where(IsAsync).Select(call => $"{NameOf(call)}: {call.GetCustomAttribute<NeedsAttribute>()?.Permission}").Distinct()));

    [Theory]
    [InlineData(null)]
    [InlineData(StaffRole.Reviewer)]
    [InlineData(StaffRole.Lead)]
    [InlineData(StaffRole.Editor)]
    [InlineData(StaffRole.Administrator)]
    [InlineData(StaffRole.Auditor)]
    [InlineData(StaffRole.Solo)]
    public async Task Every_call_refuses_whom_the_matrix_does_not_allow_before_anything_else(StaffRole? role)
    {
        var let = new List<string>();
        foreach (var call in Calls.Where(IsAsync))
        {
            if (call.GetCustomAttribute<NeedsAttribute>() is { } needs && (role is null || !AccessMatrix.Allows(role.Value, needs.Permission))
                && await OutcomeAsync(call, role) is var outcome and not AccessDeniedException)
            {
                let.Add($"{NameOf(call)}: {outcome?.GetType().Name ?? "went through"}");
            }
        }

        Assert.True(let.Count == 0, $"{role?.ToString() ?? "Nobody"} was not refused by: " + string.Join(", ", let));
    }

    private async Task<Exception?> OutcomeAsync(MethodInfo call, StaffRole? role)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var asker = role is { } one ? SignedIn.As(one) : SignedIn.As();
        try
        {
            var subject = ActivatorUtilities.CreateInstance(scope.ServiceProvider, call.DeclaringType!, asker);
            var method = call.IsGenericMethodDefinition ? call.MakeGenericMethod([.. call.GetGenericArguments().Select(_ => typeof(object))]) : call;
            var running = method.Invoke(subject, [.. method.GetParameters().Select(part => ArgumentFor(part.ParameterType))]);
            await (running is Task task ? task : ((dynamic)running!).AsTask());
            return null;
        }
        catch (TargetInvocationException thrown)
        {
            return thrown.InnerException;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }

    private static object? ArgumentFor(Type type) =>
        type == typeof(string) ? "" : type.IsValueType ? Activator.CreateInstance(type) : null;

    private static bool IsAsync(MethodInfo call) =>
        typeof(Task).IsAssignableFrom(call.ReturnType) || call.ReturnType.Name.StartsWith("ValueTask", StringComparison.Ordinal)
        || call.ReturnType.Name.StartsWith("IAsyncEnumerable", StringComparison.Ordinal);

    private static string NameOf(MethodInfo call) => $"{call.DeclaringType!.Name}.{call.Name}";
}
