using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using GluteTriage.Engine.Answering;
using GluteTriage.Engine.Rules;
using GluteTriage.Testing;

namespace GluteTriage.Engine.Tests;

/// <summary>The engine is a pure function of content and answers, and its closed families stay closed.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Engine = typeof(Triage).Assembly;

    private static readonly string[] Clocks =
        ["DateTime.get_Now", "DateTime.get_UtcNow", "DateTime.get_Today", "DateTimeOffset.get_Now", "DateTimeOffset.get_UtcNow", "Guid.NewGuid"];

    [Fact]
    public void The_engine_references_nothing_but_the_runtime()
    {
        Assert.All(Engine.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
        Assert.DoesNotContain(
            "PackageReference", File.ReadAllText(Path.Combine(Shipped.Root, "src/GluteTriage.Engine/GluteTriage.Engine.csproj")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_engine_reads_no_disk_network_clock_chance_or_environment()
    {
        using var file = new PEReader(File.OpenRead(Engine.Location));
        var metadata = file.GetMetadataReader();

        var types = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").ToList();
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind is HandleKind.TypeReference)
            .Select(member => metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)member.Parent).Name)
                + "." + metadata.GetString(member.Name));

        Assert.DoesNotContain(types, type =>
            type.StartsWith("System.IO.", StringComparison.Ordinal)
            || type.StartsWith("System.Net.", StringComparison.Ordinal)
            || type is "System.Console" or "System.Environment" or "System.Random" or "System.TimeProvider"
                or "System.Diagnostics.Stopwatch" or "System.Threading.Thread" or "System.Threading.Tasks.Task");
        Assert.Empty(members.Intersect(Clocks));
    }

    [Theory]
    [InlineData("GluteTriage.Engine", "")]
    [InlineData("GluteTriage.Guard", "")]
    [InlineData("GluteTriage.Content", "GluteTriage.Engine GluteTriage.Guard")]
    [InlineData("GluteTriage.Sessions", "GluteTriage.Engine")]
    [InlineData("GluteTriage.Cli", "GluteTriage.Content GluteTriage.Engine GluteTriage.Sessions")]
    [InlineData("GluteTriage.Web", "GluteTriage.Content GluteTriage.Engine GluteTriage.Sessions")]
    public void Projects_depend_only_as_the_design_allows(string project, string allowed)
    {
        var text = File.ReadAllText(Path.Combine(Shipped.Root, "src", project, project + ".csproj"));
        var references = System.Text.RegularExpressions.Regex.Matches(text, @"ProjectReference Include=""[^""]*[\\/]([^\\/""]+)\.csproj""")
            .Select(match => match.Groups[1].Value);

        Assert.Empty(references.Except(allowed.Split(' ')));
    }

    [Theory]
    [InlineData(typeof(Criterion), "All Any AtLeast BothSides FewerInformative Is None UrgencyBelow")]
    [InlineData(typeof(Step), "Ask Finish Stop")]
    [InlineData(typeof(Reply), "Accepted Refused")]
    public void A_closed_family_has_exactly_these_cases(Type family, string cases)
    {
        var nested = family.GetNestedTypes().Where(type => type.IsSubclassOf(family)).ToList();

        Assert.Equal(cases, string.Join(" ", nested.Select(type => type.Name).Order(StringComparer.Ordinal)));
        Assert.All(nested, type => Assert.True(type.IsSealed));
        Assert.DoesNotContain(family.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic), IsOpen);
        Assert.Equal(nested.Count, Engine.GetTypes().Count(type => type.IsSubclassOf(family)));

        // The copy constructor of a record cannot be called without an instance.
        static bool IsOpen(ConstructorInfo constructor) => !constructor.IsPrivate && constructor.GetParameters().Length == 0;
    }

    [Fact]
    public void The_public_types_of_the_engine_are_those_approved() =>
        Approved.Verify("GluteTriage.Engine.Tests", "engine-types", string.Join("\n",
            Engine.GetExportedTypes().Select(type => type.FullName!.Replace('+', '.')).Order(StringComparer.Ordinal)));

    [Fact]
    public void Every_public_type_of_the_engine_cannot_be_changed_or_inherited() =>
        Assert.All(
            Engine.GetExportedTypes().Where(type => type.IsClass && !type.IsAbstract),
            type =>
            {
                Assert.True(type.IsSealed, $"{type} is not sealed");
                Assert.DoesNotContain(type.GetProperties(), property => property.SetMethod is { IsPublic: true } set
                    && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.CompilerServices.IsExternalInit)));
            });
}
