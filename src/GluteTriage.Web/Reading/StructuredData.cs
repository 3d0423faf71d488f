using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GluteTriage.Engine.Rules;
using GluteTriage.Web.Shell;

namespace GluteTriage.Web.Reading;

/// <summary>A page in the vocabulary of schema.org, so that search engines know what it is and how old.</summary>
internal static class StructuredData
{
    /// <param name="reviewed">The date the page shows. Nobody is named as reviewer, as no clinician has signed it off.</param>
    /// <returns>JSON that is safe within a script element.</returns>
    public static string Of(string title, string description, string address, DateOnly? reviewed, Cause? condition)
    {
        var page = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "MedicalWebPage",
            ["name"] = title,
            ["description"] = description,
            ["url"] = address,
            ["inLanguage"] = "en-GB",
            ["isAccessibleForFree"] = true,
            ["audience"] = new JsonObject { ["@type"] = "Patient" },
            ["isPartOf"] = new JsonObject { ["@type"] = "WebSite", ["name"] = ShellText.SiteName },
        };
        if (reviewed is { } date)
        {
            page["lastReviewed"] = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        if (condition is not null)
        {
            page["about"] = new JsonObject
            {
                ["@type"] = "MedicalCondition",
                ["name"] = condition.MedicalName,
                ["alternateName"] = condition.Title,
                ["description"] = condition.WhatItIs.Trim(),
            };
        }

        return Safe(page);
    }

    /// <param name="root">Scheme and host, without a slash at the end.</param>
    /// <param name="trail">From the first page down to the one at hand.</param>
    /// <returns>JSON that is safe within a script element.</returns>
    public static string Breadcrumb(string root, IEnumerable<SiteSection.Link> trail) => Safe(new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = new JsonArray(
        [
            .. trail.Select((link, index) => new JsonObject
            {
                ["@type"] = "ListItem",
                ["position"] = index + 1,
                ["name"] = link.Title,
                ["item"] = root + link.Address,
            }),
        ]),
    });

    private static string Safe(JsonObject data)
    {
        // The default encoder writes < and > as escapes, so no text can end the script element.
        return data.ToJsonString(JsonSerializerOptions.Default);
    }
}
