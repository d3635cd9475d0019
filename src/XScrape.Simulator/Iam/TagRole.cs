namespace XScrape.Simulator;

/// <summary>https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagRole.html.</summary>
internal sealed class TagRole() : IamOperation(isWrite: true)
{
    public override Reply Run(Call call)
    {
        TagMap tags = call.Form.Tags();
        Role role = FindForWrite(call, "iam:TagRole", request => request.WithTags("aws:RequestTag/", tags).With("aws:TagKeys", [.. tags.Select(tag => tag.Key)]));
        CheckTags(tags, role.Tags.Select(tag => tag.Key).Union(tags.Select(tag => tag.Key)).Count());
        foreach (KeyValuePair<string, string> tag in tags)
        {
            role.Tags.Set(tag.Key, tag.Value);
        }

        return Reply.Empty;
    }
}
