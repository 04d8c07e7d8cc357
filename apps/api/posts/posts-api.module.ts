import { Module } from '@nestjs/common';
import { PeopleModule } from '#people';
import { PostsController } from './posts.controller.js';

@Module({ imports: [PeopleModule], controllers: [PostsController] })
export class PostsApiModule {}
